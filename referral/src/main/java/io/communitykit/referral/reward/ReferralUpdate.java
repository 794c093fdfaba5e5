package io.communitykit.referral.reward;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.reward.internal.LedgerForms;
import io.communitykit.referral.reward.internal.ReferralForms;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fact about one friend, decided within one update of the store: the friend's referral first, and the ledgers and the budget only
 * where the fact reaches them, since the budget is the same row for everybody. Used once, by one thread.
 */
final class ReferralUpdate {

    private final ReferralRules rules;
    private final ReferralBooks names;
    private final Books books;
    private final MemberId friend;
    private final ReferralFact fact;
    private final Told told;
    private final Map<RowRef, EntryKey> keys = new LinkedHashMap<>();

    ReferralUpdate(ReferralRules rules, Books books, MemberId friend, ReferralFact fact, Told told) {
        this.rules = rules;
        this.names = new ReferralBooks(rules.program());
        this.books = books;
        this.friend = friend;
        this.fact = fact;
        this.told = told;
    }

    /**
     * By what a fact is known again.
     *
     * @param order the order that it is about
     * @param key the text of its key; empty where the state itself shows that it was told
     * @param content the digest of its content
     */
    record Told(Optional<OrderId> order, Optional<String> key, String content) {

        static final Told NOTHING = new Told(Optional.empty(), Optional.empty(), "");
    }

    ReferralResult run(Instant clock) {
        List<EntryKey> wanted = new ArrayList<>();
        told.order().ifPresent(it -> wanted.add(ReferralBooks.order(it)));
        told.key().ifPresent(it -> wanted.add(ReferralBooks.told(it)));
        Book book = books.open(List.of(BookWant.change(names.referral(friend), wanted.toArray(EntryKey[]::new))
                        .with(ReferralBooks.NEWEST_BOND)))
                .get(0);
        if (book.standing() == Book.Standing.ERASED) {
            return new ReferralResult.Erased(friend);
        }
        Referral referral = ReferralBooks.referral(book);
        OrderFacts order = told.order()
                .map(it -> ReferralBooks.orderFacts(book, ReferralBooks.order(it)))
                .orElse(OrderFacts.NONE);
        Optional<ReferralResult> before = toldBefore(book, referral, order);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Bond> bond = nextBond(referral);
        if (ReferralBooks.known(bond).equals(Optional.of(friend))) {
            return new ReferralResult.Declined(referral, Reason.SELF_REFERRAL);
        }
        Instant now = notBefore(referral, clock);
        if (bond.isEmpty() || mayStayAlone(referral)) {
            ReferralState alone = new ReferralState(
                    referral,
                    order,
                    RewardAccount.EMPTY,
                    RewardAccount.EMPTY,
                    Map.of(),
                    Map.of(),
                    ProgramTally.NOTHING);
            ReferralDecision decision = rules.decide(alone, fact, now);
            if (bond.isEmpty() || !reachesLedgers(referral, decision)) {
                return save(book, referral, decision, now, List.of());
            }
        }
        return withLedgers(book, referral, order, bond, now);
    }

    /** Who is credited where the fact says so; who was before, otherwise. */
    private Optional<Bond> nextBond(Referral referral) {
        boolean decided = referral.countsAt().isPresent()
                || referral.sides().values().stream()
                        .anyMatch(side -> side.status().isEnd());
        if (decided) {
            return referral.bond();
        }
        if (fact instanceof ReferralFact.Bound bound) {
            return Optional.of(bound.bond());
        }
        if (fact instanceof ReferralFact.Paid paid && paid.bond().isPresent()) {
            return paid.bond();
        }
        return referral.bond();
    }

    private static Instant notBefore(Referral referral, Instant clock) {
        Instant now = clock;
        for (SideState side : referral.sides().values()) {
            now = side.since().isAfter(now) ? side.since() : now;
        }
        return now;
    }

    private Optional<ReferralResult> toldBefore(Book book, Referral referral, OrderFacts order) {
        if (told.key().isPresent()) {
            Optional<Entry> entry = book.entry(ReferralBooks.told(told.key().get()));
            if (entry.isPresent()) {
                return Optional.of(
                        entry.get().body().equals(content())
                                ? new ReferralResult.Replayed(referral)
                                : new ReferralResult.Conflict(List.of("content")));
            }
        }
        if (fact instanceof ReferralFact.Paid paid && order.paidAt().isPresent()) {
            List<String> fields = new ArrayList<>();
            if (order.net() != paid.order().net()) {
                fields.add("net");
            }
            if (!order.currency().equals(Optional.of(paid.order().currency()))) {
                fields.add("currency");
            }
            if (!order.paidAt().get().equals(paid.order().at())) {
                fields.add("at");
            }
            return Optional.of(
                    fields.isEmpty() ? new ReferralResult.Replayed(referral) : new ReferralResult.Conflict(fields));
        }
        if (fact instanceof ReferralFact.Received received && order.receivedAt().isPresent()) {
            return Optional.of(
                    order.receivedAt().get().equals(received.at())
                            ? new ReferralResult.Replayed(referral)
                            : new ReferralResult.Conflict(List.of("at")));
        }
        if (fact instanceof ReferralFact.Registered registered
                && referral.registeredAt().isPresent()) {
            return Optional.of(
                    referral.registeredAt().get().equals(registered.at())
                            ? new ReferralResult.Replayed(referral)
                            : new ReferralResult.Conflict(List.of("at")));
        }
        return Optional.empty();
    }

    private Json.Obj content() {
        return Fields.write().text("content", told.content()).done();
    }

    /** Whether it is worth to decide without ledgers first. */
    private boolean mayStayAlone(Referral referral) {
        boolean plain = fact instanceof ReferralFact.Registered
                || fact instanceof ReferralFact.Paid
                || fact instanceof ReferralFact.Received
                || fact instanceof ReferralFact.TimePassed;
        return plain && referral.outbox().isEmpty() && referral.serveAt().isEmpty() && !mayFallByTime(referral);
    }

    /** Whether a decision without ledgers is not the whole one. */
    private static boolean reachesLedgers(Referral before, ReferralDecision alone) {
        ReferralState after = alone.after();
        if (!after.tally().equals(ProgramTally.NOTHING)
                || !after.referral().releaseAt().equals(before.releaseAt())) {
            return true;
        }
        for (Side side : Side.values()) {
            if (reachesLedgers(before.side(side), after.referral().side(side))) {
                return true;
            }
        }
        return false;
    }

    private static boolean reachesLedgers(Optional<SideState> before, Optional<SideState> after) {
        Optional<SideStatus> from = before.map(SideState::status);
        Optional<SideStatus> to = after.map(SideState::status);
        boolean counts = to.filter(SideStatus::isCounted).isPresent();
        boolean pays = to.filter(it -> it == SideStatus.APPROVED || it == SideStatus.SETTLED)
                .isPresent();
        return !from.equals(to)
                && (pays || counts != from.filter(SideStatus::isCounted).isPresent());
    }

    private ReferralResult withLedgers(
            Book book, Referral referral, OrderFacts order, Optional<Bond> bond, Instant now) {
        Optional<MemberId> referrer = ReferralBooks.known(bond);
        List<BookWant> wants = new ArrayList<>();
        wants.add(BookWant.change(names.rewards(friend), rowKeys(referral, Side.FRIEND)));
        referrer.ifPresent(it -> {
            BookWant want = BookWant.change(names.rewards(it), rowKeys(referral, Side.REFERRER));
            wants.add(mayFall(referral) ? want.with(ReferralBooks.NEWEST_ROWS) : want);
        });
        wants.add(BookWant.change(names.tally()));
        List<Book> opened = books.open(wants);
        Book own = opened.get(0);
        Optional<Book> referrers = referrer.map(it -> opened.get(1));
        if (referrers.isPresent() && referrers.get().standing() == Book.Standing.ERASED) {
            // Erased since the bond was read, or named by a host that did not know.
            return new ReferralResult.Declined(referral, Reason.ERASED);
        }
        Map<RowRef, Grant> rows = new LinkedHashMap<>();
        rows(referral, Side.FRIEND, own, rows);
        referrers.ifPresent(it -> rows(referral, Side.REFERRER, it, rows));
        Book tally = opened.get(opened.size() - 1);
        ReferralState state = new ReferralState(
                referral,
                order,
                referrers.map(ReferralBooks::account).orElse(RewardAccount.EMPTY),
                ReferralBooks.account(own),
                rows,
                referrers.map(it -> others(it, rows)).orElse(Map.of()),
                ReferralBooks.tally(tally));
        ReferralDecision decision = rules.decide(state, fact, now);
        List<BookChange> changes = new ArrayList<>();
        changes.add(change(own, decision.after().friend(), decision, Side.FRIEND));
        referrers.ifPresent(it -> changes.add(change(it, decision.after().referrer(), decision, Side.REFERRER)));
        changes.add(
                new BookChange(tally.id(), LedgerForms.write(decision.after().tally()), Optional.empty(), List.of()));
        return save(book, referral, decision, now, changes);
    }

    /** Whether something may be taken back, by the fact or by time. */
    private boolean mayFall(Referral referral) {
        return fact instanceof ReferralFact.Refunded
                || fact instanceof ReferralFact.Withdrawn
                || mayFallByTime(referral);
    }

    /** Whether a review may have passed that nobody finished, or a rule is there again by which something is to be taken back. */
    private boolean mayFallByTime(Referral referral) {
        return referral.sides().values().stream()
                .anyMatch(side -> side.review() == ReviewStanding.OPEN
                        || (side.isToBeTakenBack()
                                && side.counted().stream()
                                        .anyMatch(it -> rules.program().rule(it).isPresent())));
    }

    private EntryKey[] rowKeys(Referral referral, Side side) {
        return referral.rows().stream()
                .filter(ref -> ref.side() == side)
                .map(ref -> ReferralBooks.row(ref, friend))
                .toArray(EntryKey[]::new);
    }

    private void rows(Referral referral, Side side, Book book, Map<RowRef, Grant> rows) {
        for (RowRef ref : referral.rows()) {
            if (ref.side() == side) {
                EntryKey key = ReferralBooks.row(ref, friend);
                book.entry(key).ifPresent(entry -> {
                    rows.put(ref, ReferralBooks.grant(entry));
                    keys.put(ref, key);
                });
            }
        }
    }

    private Map<RowRef, Grant> others(Book book, Map<RowRef, Grant> own) {
        Map<RowRef, Grant> others = new LinkedHashMap<>();
        for (List<Entry> range : book.ranges()) {
            for (Entry entry : range) {
                Grant row = ReferralBooks.grant(entry);
                RowRef ref = new RowRef(Side.REFERRER, row.rule(), row.sequence());
                if (!own.containsKey(ref)) {
                    others.put(ref, row);
                    keys.put(ref, entry.key());
                }
            }
        }
        return others;
    }

    private BookChange change(Book book, RewardAccount account, ReferralDecision decision, Side side) {
        List<Entry> entries = new ArrayList<>();
        decision.changed().forEach((ref, row) -> {
            if (ref.side() == side) {
                entries.add(ReferralBooks.entry(keys.computeIfAbsent(ref, it -> ReferralBooks.row(it, friend)), row));
            }
        });
        Optional<Instant> due = account.outbox().isEmpty() ? Optional.empty() : Optional.of(Instant.EPOCH);
        return new BookChange(book.id(), ReferralBooks.form(account), due, entries);
    }

    private ReferralResult save(
            Book book, Referral before, ReferralDecision decision, Instant now, List<BookChange> ledgers) {
        Referral after = decision.after().referral();
        boolean looked = fact instanceof ReferralFact.TimePassed && after.bond().isPresent();
        if (after.equals(before) && ledgers.isEmpty() && !mustRemember(decision) && !looked) {
            return decision.refused()
                    .<ReferralResult>map(it -> new ReferralResult.Declined(after, it))
                    .orElseGet(() -> new ReferralResult.Applied(after, Map.of()));
        }
        List<Entry> entries = new ArrayList<>();
        if (!after.bond().equals(before.bond())) {
            after.bond().ifPresent(it -> entries.add(ReferralBooks.entry(it, ReferralBooks.afterBond(book, now))));
        }
        told.order()
                .filter(it -> !isNobodys(decision))
                .ifPresent(it -> entries.add(new Entry(
                        ReferralBooks.order(it),
                        now,
                        ReferralForms.write(decision.after().order()))));
        told.key().ifPresent(it -> entries.add(new Entry(ReferralBooks.told(it), now, content())));
        List<BookChange> changes = new ArrayList<>(ledgers);
        changes.add(new BookChange(names.referral(friend), ReferralForms.write(after), decision.dueAt(), entries));
        books.save(changes);
        return decision.refused()
                .<ReferralResult>map(it -> new ReferralResult.Declined(after, it))
                .orElseGet(() -> new ReferralResult.Applied(after, decision.changed()));
    }

    private boolean mustRemember(ReferralDecision decision) {
        return !isNobodys(decision) && (told.order().isPresent() || told.key().isPresent());
    }

    /** A payment without a credit is not remembered and may be told again; what else is told of an order is kept. */
    private boolean isNobodys(ReferralDecision decision) {
        return fact instanceof ReferralFact.Paid && decision.refused().equals(Optional.of(Reason.NOT_REFERRED));
    }
}
