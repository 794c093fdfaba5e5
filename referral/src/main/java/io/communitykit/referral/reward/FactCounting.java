package io.communitykit.referral.reward;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.json.Json;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Side;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.internal.Fall;
import io.communitykit.referral.reward.internal.LedgerForms;
import io.communitykit.referral.reward.internal.OpenAccount;
import io.communitykit.referral.reward.internal.OpenRule;
import io.communitykit.referral.reward.internal.OpenTally;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.reward.ledger.Transfer;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Rewards that hang on no friend: facts that a member does, and friends of before the program. Used for one call, by one thread. */
final class FactCounting {

    private final ReferralProgram program;
    private final BookStore store;
    private final ReferralBooks names;
    private final Instant now;
    private final BiFunction<Transfer, MemberId, RewardPayout.Outcome> ask;

    FactCounting(
            ReferralProgram program,
            BookStore store,
            ReferralBooks names,
            Instant now,
            BiFunction<Transfer, MemberId, RewardPayout.Outcome> ask) {
        this.program = program;
        this.store = store;
        this.names = names;
        this.now = now;
        this.ask = ask;
    }

    FactRewards tell(CommunityEvent event) {
        Optional<MemberId> actor = event.actor();
        List<RewardRule> counting = program.rules().stream()
                .filter(rule -> rule.counts() instanceof RewardRule.Counts.Facts facts && counts(facts, event))
                .toList();
        if (actor.isEmpty() || counting.isEmpty() || !program.runsAt(event.occurredAt())) {
            return new FactRewards.NoRule();
        }
        String digest = HexFormat.of().formatHex(ContentDigest.of(event).toBytes());
        return count(actor.get(), counting, 1, event.occurredAt(), event.key(), digest);
    }

    private static boolean counts(RewardRule.Counts.Facts facts, CommunityEvent event) {
        return facts.type().equals(event.type())
                && facts.when()
                        .map(it -> it.evaluate(new EventFacts(event)).isTrue())
                        .orElse(true);
    }

    FactRewards broughtBefore(MemberId member, long friends, IdempotencyKey key) {
        if (friends < 1 || friends > Ladder.MAX_FRIENDS) {
            throw InvalidValueException.of("friends brought before", "1 to " + Ladder.MAX_FRIENDS, friends);
        }
        List<RewardRule> counting = program.rules(Side.REFERRER).stream()
                .filter(rule -> rule.scope() == CountScope.LIFETIME)
                .toList();
        return counting.isEmpty()
                ? new FactRewards.NoRule()
                : count(member, counting, friends, now, key, FactKeys.digest("brought", friends));
    }

    private FactRewards count(
            MemberId member, List<RewardRule> counting, long more, Instant at, IdempotencyKey key, String digest) {
        EntryKey told = ReferralBooks.told(FactKeys.of(key));
        Json.Obj content = Fields.write().text("content", digest).done();
        FactRewards result = store.update(books -> {
            List<Book> opened = open(books, member, told);
            Book book = opened.get(0);
            if (book.standing() == Book.Standing.ERASED) {
                return new FactRewards.Erased(member);
            }
            Optional<Entry> before = book.entry(told);
            if (before.isPresent()) {
                return before.get().body().equals(content) ? new FactRewards.Replayed() : new FactRewards.Conflict();
            }
            List<Grant> rows = new ArrayList<>();
            OpenTally tally = new OpenTally(ReferralBooks.tally(opened.get(1)));
            LocalDate day = CalendarWindow.dayOf(at, program.zone());
            RewardAccount after = counted(ReferralBooks.account(book), counting, more, day, tally, rows);
            List<Entry> entries = new ArrayList<>();
            entries.add(new Entry(told, now, content));
            rows.forEach(row -> entries.add(ReferralBooks.entry(key(row), row)));
            save(books, opened, after, tally, entries);
            return new FactRewards.Counted(rows);
        });
        carryOut(member);
        return result;
    }

    private List<Book> open(Books books, MemberId member, EntryKey... keys) {
        return books.open(List.of(BookWant.change(names.rewards(member), keys), BookWant.change(names.tally())));
    }

    private static EntryKey key(Grant row) {
        return EntryKey.of(ReferralBooks.GRANT, ReferralBooks.rowText(row.rule(), row.sequence()));
    }

    private RewardAccount counted(
            RewardAccount before,
            List<RewardRule> counting,
            long more,
            LocalDate day,
            OpenTally tally,
            List<Grant> rows) {
        Map<RuleId, RuleAccount> rules = new TreeMap<>(before.rules());
        List<Transfer> outbox = new ArrayList<>(before.outbox());
        for (RewardRule rule : counting) {
            OpenRule open = new OpenRule(program, rule, before.rule(rule.id(), program.version()), tally, now);
            Grant row = open.count(more, day);
            if (row.wanted() > 0) {
                Grant approved = row.left() > 0 ? open.approve(row) : row;
                rows.add(approved);
                if (approved.status() == GrantStatus.APPROVED) {
                    outbox.add(new Transfer(
                            rule.id(),
                            Side.REFERRER,
                            Transfer.Direction.PAY,
                            approved.sequence(),
                            approved.cash(),
                            open.terms()));
                }
            }
            rules.put(rule.id(), open.close());
        }
        return new RewardAccount(rules, before.nextSlot(), outbox);
    }

    private void save(Books books, List<Book> opened, RewardAccount after, OpenTally tally, List<Entry> entries) {
        Optional<Instant> due = after.outbox().isEmpty() ? Optional.empty() : Optional.of(now);
        books.save(List.of(
                new BookChange(opened.get(0).id(), LedgerForms.write(after), due, entries),
                new BookChange(opened.get(1).id(), LedgerForms.write(tally.close()), Optional.empty(), List.of())));
    }

    /** Pays and takes back what is decided. Each answer is an update of its own; what is put off holds up nothing else. */
    void carryOut(MemberId member) {
        Set<Transfer> putOff = new HashSet<>();
        Optional<Transfer> next = next(member, putOff);
        while (next.isPresent()) {
            RewardPayout.Outcome outcome = ask.apply(next.get(), member);
            if (outcome instanceof RewardPayout.Outcome.Later || !answered(member, next.get(), outcome)) {
                putOff.add(next.get());
            }
            next = next(member, putOff);
        }
        if (!putOff.isEmpty()) {
            postpone(member);
        }
    }

    private Optional<Transfer> next(MemberId member, Set<Transfer> putOff) {
        return account(member).outbox().stream()
                .filter(it -> !putOff.contains(it))
                .findFirst();
    }

    /** What a member has, as saved last. */
    RewardAccount account(MemberId member) {
        return ReferralBooks.account(
                store.read(List.of(BookWant.keep(names.rewards(member)))).get(0));
    }

    private void postpone(MemberId member) {
        store.update(books -> {
            Book book =
                    books.open(List.of(BookWant.change(names.rewards(member)))).get(0);
            RewardAccount account = ReferralBooks.account(book);
            if (book.standing() == Book.Standing.KEPT && !account.outbox().isEmpty()) {
                Optional<Instant> due = Optional.of(now.plus(Payments.RETRY));
                books.save(List.of(new BookChange(book.id(), LedgerForms.write(account), due, List.of())));
            }
            return true;
        });
    }

    private boolean answered(MemberId member, Transfer transfer, RewardPayout.Outcome outcome) {
        EntryKey key = EntryKey.of(ReferralBooks.GRANT, ReferralBooks.rowText(transfer.rule(), transfer.sequence()));
        return store.update(books -> {
            List<Book> opened = open(books, member, key);
            RewardAccount before = ReferralBooks.account(opened.get(0));
            OpenTally tally = new OpenTally(ReferralBooks.tally(opened.get(1)));
            Optional<OpenAccount> found = OpenAccount.of(before.rule(transfer.rule(), program.version()), tally);
            if (!before.outbox().contains(transfer) || found.isEmpty()) {
                return false;
            }
            OpenAccount open = found.get();
            List<Transfer> outbox = new ArrayList<>(before.outbox());
            outbox.remove(transfer);
            Optional<Grant> row = opened.get(0).entry(key).map(ReferralBooks::grant);
            List<Entry> entries = new ArrayList<>();
            Fall fall = open.answered(transfer.direction(), transfer.amount(), Payments.done(transfer, outcome), row);
            fall.rows().forEach(it -> entries.add(ReferralBooks.entry(key, it)));
            if (fall.recover() > 0) {
                outbox.add(new Transfer(
                        transfer.rule(),
                        transfer.side(),
                        Transfer.Direction.RECOVER,
                        fall.number(),
                        fall.recover(),
                        open.terms()));
            }
            Map<RuleId, RuleAccount> rules = new TreeMap<>(before.rules());
            rules.put(transfer.rule(), open.close());
            save(books, opened, new RewardAccount(rules, before.nextSlot(), outbox), tally, entries);
            return true;
        });
    }

    /**
     * Gives back what of the budget a member's held rewards have reserved, since nobody can be paid any more. What else is known stays, so
     * that nothing is wrong where the member is not erased after all: what was held is lost then.
     */
    void close(MemberId member) {
        store.update(books -> {
            List<Book> opened = open(books, member);
            Book book = opened.get(0);
            if (book.standing() != Book.Standing.KEPT) {
                return false;
            }
            OpenTally tally = new OpenTally(ReferralBooks.tally(opened.get(1)));
            RewardAccount before = ReferralBooks.account(book);
            Map<RuleId, RuleAccount> rules = new TreeMap<>(before.rules());
            before.rules()
                    .forEach((id, account) -> OpenAccount.of(account, tally).ifPresent(open -> {
                        open.loseHeld();
                        rules.put(id, open.close());
                    }));
            save(books, opened, new RewardAccount(rules, before.nextSlot(), before.outbox()), tally, List.of());
            return true;
        });
    }
}
