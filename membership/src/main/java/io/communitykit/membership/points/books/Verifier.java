package io.communitykit.membership.points.books;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Checks accounts one after the other, in the order in which they are listed. Used once. */
final class Verifier {

    private final PointsStore store;
    private final PointsProgram program;
    private final PseudonymKey key;
    private Optional<Pseudonym> previous = Optional.empty();

    Verifier(PointsStore store, PointsProgram program, PseudonymKey key) {
        this.store = store;
        this.program = program;
        this.key = key;
    }

    /** As the account is now, whatever it was when it was listed. */
    Verification verify(AccountHead listed) {
        Optional<Verification> open =
                listed.member().flatMap(member -> verify(new AccountId(program.id(), member), listed.pseudonym()));
        Verification result = open.orElseGet(() -> new Run(listed.pseudonym()).verify(again(listed)));
        previous = Optional.of(listed.pseudonym());
        return result;
    }

    /** An account whose member was erased since it was listed is listed again. */
    private AccountHead again(AccountHead listed) {
        return listed.member().isEmpty()
                ? listed
                : AccountPages.find(store, program.id(), previous, listed.pseudonym())
                        .orElse(listed);
    }

    /** Empty if the account is not open. */
    Optional<Verification> verify(AccountId account, Pseudonym pseudonym) {
        return new Run(pseudonym).verify(account);
    }

    /** One account. */
    private final class Run {

        private final Pseudonym account;
        private final SealChain chain;
        private final Folded folded = new Folded();
        private long sequence;
        private long certain;
        private long seals;
        private Verification.@Nullable Broken broken;

        Run(Pseudonym account) {
            this.account = account;
            this.chain = new SealChain(key, program.id(), account);
        }

        /** Nobody posts to an erased account; of its lots, holds and places nothing is left. */
        Verification verify(AccountHead erased) {
            read(new PostingQuery.Whose.Nobody(account));
            if (broken == null && sequence != erased.sequence()) {
                breakAt(erased.sequence(), Verification.Problem.SEQUENCE);
            }
            if (broken == null && !folded.makeUp(erased.pots())) {
                breakAt(sequence, Verification.Problem.BALANCE);
            }
            return result();
        }

        /** Where something is posted meanwhile, reads on until postings and state are of one moment. */
        Optional<Verification> verify(AccountId open) {
            long shown = 0;
            while (true) {
                read(new PostingQuery.Whose.Member(open));
                if (sequence < shown) {
                    breakAt(shown, Verification.Problem.SEQUENCE);
                }
                List<AccountState> states = states(open);
                if (!states.isEmpty() && states.get(0).status() != AccountState.Status.OPEN) {
                    return Optional.empty();
                }
                shown = states.isEmpty() ? sequence : states.get(0).sequence();
                if (shown < sequence) {
                    breakAt(sequence, Verification.Problem.SEQUENCE);
                }
                if (broken != null || states.stream().allMatch(state -> state.sequence() == sequence)) {
                    compare(states);
                    return Optional.of(result());
                }
            }
        }

        private Verification result() {
            return broken != null ? broken : new Verification.Intact(account, sequence, seals, sequence - certain);
        }

        // ---- postings

        private void read(PostingQuery.Whose whose) {
            try {
                AccountPages.forEach(store, whose, sequence, this::check);
            } catch (StorageException e) {
                requireUnreadable(e);
                readOneByOne(whose);
            }
        }

        /** Finds the first of a page that cannot be read, or the one before it, since a store may look one ahead. */
        private void readOneByOne(PostingQuery.Whose whose) {
            try {
                Page<Posting, PostingQuery> page = store.postings(new PostingQuery(whose, sequence, 1));
                while (broken == null && !page.items().isEmpty()) {
                    page.items().forEach(this::check);
                    page = store.postings(new PostingQuery(whose, sequence, 1));
                }
            } catch (StorageException e) {
                requireUnreadable(e);
                breakAt(sequence + 1, Verification.Problem.UNREADABLE);
            }
        }

        private static void requireUnreadable(StorageException e) {
            if (!e.code().equals(ErrorCode.STORAGE_UNREADABLE)) {
                throw e;
            }
        }

        private void check(Posting posting) {
            if (broken != null) {
                return;
            }
            if (posting.sequence() != sequence + 1) {
                breakAt(posting.sequence(), Verification.Problem.SEQUENCE);
                return;
            }
            sequence = posting.sequence();
            if (posting.kind() == PostingKind.SEAL) {
                checkSeal(posting);
            } else if (!follows(posting)) {
                breakAt(sequence, Verification.Problem.RUNNING_BALANCE);
            }
            chain.add(posting);
        }

        private void checkSeal(Posting seal) {
            if (SealChain.linkOf(seal).equals(chain.link())) {
                seals++;
                certain = sequence;
            } else {
                breakAt(sequence, Verification.Problem.SEAL);
            }
        }

        private boolean follows(Posting posting) {
            try {
                return folded.add(posting);
            } catch (ArithmeticException beyondAnyBalance) {
                return false;
            }
        }

        // ---- state

        /** The account with its lots, and then with each of its holds; none if they cannot be read. */
        private List<AccountState> states(AccountId open) {
            Set<CurrencyId> currencies = new LinkedHashSet<>(folded.currencies());
            program.currencies().stream().map(PointsCurrency::id).forEach(currencies::add);
            List<LotWant> lots =
                    currencies.stream().<LotWant>map(LotWant.Open::new).toList();
            List<Want> wants = new ArrayList<>();
            wants.add(Want.due(open, Timestamps.MAX).with(lots));
            folded.holds().forEach(hold -> wants.add(want(open, hold)));
            try {
                return store.read(wants);
            } catch (StorageException e) {
                requireUnreadable(e);
                breakAt(sequence, Verification.Problem.UNREADABLE);
                return List.of();
            }
        }

        private static Want want(AccountId open, IdempotencyKey hold) {
            return new Want(
                    open, Optional.empty(), Set.of(), Optional.empty(), List.of(), Optional.of(hold), Optional.empty());
        }

        private void compare(List<AccountState> states) {
            if (broken != null) {
                return;
            }
            Map<CurrencyId, Pot> pots = states.get(0).pots();
            if (!folded.makeUp(pots)) {
                breakAt(sequence, Verification.Problem.BALANCE);
            } else if (!agrees(() -> folded.makeUp(states.get(0).lots()))) {
                breakAt(sequence, Verification.Problem.LOTS);
            } else if (!agrees(() -> folded.makeUpHolds(states))) {
                breakAt(sequence, Verification.Problem.HOLDS);
            } else if (!folded.makeUpTiers(states.get(0).tiers())) {
                breakAt(sequence, Verification.Problem.TIERS);
            }
        }

        private static boolean agrees(BooleanSupplier comparison) {
            try {
                return comparison.getAsBoolean();
            } catch (ArithmeticException beyondAnyBalance) {
                return false;
            }
        }

        /** What is wrong first counts. */
        private void breakAt(long found, Verification.Problem problem) {
            if (broken == null) {
                broken = new Verification.Broken(account, certain, found, problem);
            }
        }
    }
}
