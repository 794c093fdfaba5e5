package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Undoes what earlier postings earned and spent: all that is left of it, or the share that the refunded money has. */
final class Reversal {

    private static final Set<PostingKind> UNDOABLE = Set.of(
            PostingKind.FACT,
            PostingKind.GRANT,
            PostingKind.SPEND,
            PostingKind.ADJUST,
            PostingKind.COMMIT,
            PostingKind.BENEFIT);

    private final AccountBook book;
    private final Task task;
    private final PostingDraft draft;
    private final Action.Reverse reverse;

    Reversal(AccountBook book, Task task, PostingDraft draft, Action.Reverse reverse) {
        this.book = book;
        this.task = task;
        this.draft = draft;
        this.reverse = reverse;
    }

    Actions.Outcome carryOut() {
        return task.key().leg() == Leg.UNDONE ? undo() : refund(task.subject().orElseThrow());
    }

    private Actions.Outcome undo() {
        PostingKey key = ((Origin.Under) reverse.origin()).key();
        Posting original = book.state().origin().stream()
                .filter(posting -> posting.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused(new Rejection.UnknownPosting(key)));
        if (!UNDOABLE.contains(original.kind())) {
            throw new Refused(new Rejection.NotUndoable(key, original.kind()));
        }
        requireNotRefunded(original);
        undo(List.of(original), List.of(), Share.WHOLE);
        return new Actions.Outcome(draft.about(original.subject()), Optional.empty());
    }

    private void requireNotRefunded(Posting original) {
        if (original.subject().isEmpty()) {
            return;
        }
        Origin about = new Origin.About(original.subject().get());
        if (!book.state().want().origin().equals(Optional.of(about))) {
            throw book.incomplete(want -> want.with(about));
        }
        boolean refunded = book.state().origin().stream()
                .anyMatch(posting -> posting.kind() == PostingKind.REFUND && posting.sequence() > original.sequence());
        if (refunded) {
            throw new Refused(new Rejection.NotUndoable(original.key(), original.kind()));
        }
    }

    private Actions.Outcome refund(Subject subject) {
        List<Posting> refunds = refunds();
        List<Posting> originals = originals();
        Rejection nothing = new Rejection.NothingFor(subject);
        boolean all = reverse.share().isEmpty();
        // A refund without money was one of all that there was; what came after it can only be undone as a whole again.
        boolean over =
                !all && refunds.stream().anyMatch(refund -> refund.money().isEmpty());
        if (originals.isEmpty() || over) {
            return new Actions.Outcome(draft, Optional.of(nothing));
        }
        Optional<Money> paid = paid(subject, originals, refunds);
        Optional<Money> before = sum(refunds);
        Share share = share(subject, paid, before);
        Optional<Money> rest = rest(paid, before);
        // A part of the money is a refund also where the parts before it have left no point to undo.
        boolean moneyLeft = !all || rest.map(money -> money.minor() > 0).orElse(false);
        if (!undo(originals, refunds, share) && !moneyLeft) {
            return new Actions.Outcome(draft, Optional.of(nothing));
        }
        return new Actions.Outcome(all ? draft.paid(rest) : draft, Optional.empty());
    }

    /** Refunds of the same facts: a command's, and those of facts that undo the type that this one undoes. */
    private List<Posting> refunds() {
        Set<EventType> same = book.program().reversals().stream()
                .filter(rule -> reverse.of().isEmpty() || reverse.of().get().equals(rule.of()))
                .map(ReversalRule::when)
                .collect(Collectors.toSet());
        return book.state().origin().stream()
                .filter(posting -> posting.kind() == PostingKind.REFUND)
                .filter(posting -> reverse.of().isEmpty()
                        || posting.type().isEmpty()
                        || same.contains(posting.type().get()))
                .toList();
    }

    /** What is left of the money; empty where it is not known. */
    private static Optional<Money> rest(Optional<Money> paid, Optional<Money> before) {
        if (paid.isEmpty() || before.isEmpty()) {
            return paid;
        }
        boolean comparable = paid.get().currency().equals(before.get().currency())
                && paid.get().compareTo(before.get()) >= 0;
        return comparable ? Optional.of(paid.get().minus(before.get())) : Optional.empty();
    }

    private List<Posting> originals() {
        List<Posting> origin = book.state().origin();
        List<Posting> originals = new ArrayList<>();
        for (Posting posting : origin) {
            boolean meant = posting.kind() == PostingKind.FACT
                    ? reverse.of().isEmpty() || reverse.of().equals(posting.type())
                    : UNDOABLE.contains(posting.kind());
            PostingKey undone = new PostingKey(posting.key().key(), Leg.UNDONE);
            if (meant && origin.stream().noneMatch(other -> other.key().equals(undone))) {
                originals.add(posting);
            }
        }
        return originals;
    }

    /** What the postings say counts; only where they say nothing, what the command says. */
    private Optional<Money> paid(Subject subject, List<Posting> originals, List<Posting> refunds) {
        Optional<Money> known = sum(originals);
        if (known.isPresent()) {
            return known;
        }
        Optional<Money> named = reverse.share().flatMap(Action.Reverse.Share::paid);
        named.ifPresent(paid -> refunds.stream()
                .filter(refund -> refund.type().isEmpty() && !namedAsPaid(refund, paid))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(new Rejection.OtherPayment(subject, paid));
                }));
        return named;
    }

    /** A posting does not say what its command named as paid, but the command's digest commits to it. */
    private static boolean namedAsPaid(Posting refund, Money paid) {
        ContentDigest none = ContentDigest.builder()
                .field(ContentField.OPERATION, refund.kind().code())
                .build();
        return refund.money()
                .filter(any -> refund.content().differingFrom(none).contains(ContentField.AMOUNT))
                .map(refunded -> ContentDigest.builder()
                        .field(ContentField.AMOUNT, Action.Reverse.Share.text(refunded, paid))
                        .build())
                .map(expected -> !refund.content().differingFrom(expected).contains(ContentField.AMOUNT))
                .orElse(true);
    }

    /** Empty where there is no money, or of several currencies. */
    private static Optional<Money> sum(List<Posting> postings) {
        List<Money> all =
                postings.stream().flatMap(posting -> posting.money().stream()).toList();
        boolean one = all.stream().map(Money::currency).distinct().count() == 1;
        return one ? all.stream().reduce(Money::plus) : Optional.empty();
    }

    private Share share(Subject subject, Optional<Money> paid, Optional<Money> before) {
        if (reverse.share().isEmpty()) {
            return Share.WHOLE;
        }
        Money refunded = reverse.share().get().refunded();
        if (paid.isEmpty() || !paid.get().currency().equals(refunded.currency())) {
            throw new Refused(new Rejection.UnknownPayment(subject));
        }
        Money earlier = before.orElse(Money.zero(refunded.currency()));
        if (!earlier.currency().equals(refunded.currency())) {
            throw new Refused(new Rejection.UnknownPayment(subject));
        }
        Money after = earlier.plus(refunded);
        if (after.compareTo(paid.get()) > 0) {
            throw new Refused(new Rejection.AboveOrder(subject, paid.get(), earlier, refunded));
        }
        return new Share(after.minor(), paid.get().minor());
    }

    /** False if nothing was left to undo. */
    private boolean undo(List<Posting> originals, List<Posting> refunds, Share share) {
        Set<CurrencyId> currencies = new TreeSet<>();
        for (Posting original : originals) {
            for (Entry entry : original.entries()) {
                if (Origins.earned(entry) || Origins.spent(entry)) {
                    currencies.add(entry.currency());
                }
            }
        }
        boolean anything = currencies.isEmpty() && refunds.isEmpty();
        for (CurrencyId currency : currencies) {
            CurrencyHistory history = new CurrencyHistory(currency, book.state().origin(), originals, refunds);
            try {
                anything |= new CurrencyReversal(book, history, share, task.occurredAt()).carryOut();
            } catch (ArithmeticException overflow) {
                throw new Refused(new Rejection.Overflow(currency));
            }
        }
        return anything;
    }
}
