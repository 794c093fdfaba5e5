package io.communitykit.membership.voucher;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from the ledger what became of the vouchers of an order. */
final class OrderReader {

    private final PointsStore store;
    private final VoucherProgram program;

    OrderReader(PointsStore store, VoucherProgram program) {
        this.store = store;
        this.program = program;
    }

    /** An order holds a kind once: this is what makes it so. */
    static IdempotencyKey key(CurrencyId voucher, OrderId order) {
        return new IdempotencyKey(new EventSource(Voucher.KEY_PREFIX + voucher), new EventId(order.value()));
    }

    /** The kind whose hold a posting made; empty for any other posting. */
    static Optional<CurrencyId> heldKind(Posting posting) {
        String source = posting.key().key().source().value();
        return posting.kind() == PostingKind.HOLD && source.startsWith(Voucher.KEY_PREFIX)
                ? Optional.of(new CurrencyId(source.substring(Voucher.KEY_PREFIX.length())))
                : Optional.empty();
    }

    static long heldIn(Posting hold) {
        return hold.entries().stream().mapToLong(entry -> entry.shift().held()).sum();
    }

    /**
     * An order at a moment.
     *
     * @param vouchers what became of its vouchers
     * @param about all postings about it, oldest first
     */
    record Seen(OrderVouchers vouchers, List<Posting> about) {}

    OrderVouchers read(MemberId member, OrderId order, Instant now) {
        return look(member, order, now).vouchers();
    }

    Seen look(MemberId member, OrderId order, Instant now) {
        Want want = new Want(
                new AccountId(program.program(), member),
                Optional.empty(),
                Set.of(),
                Optional.of(now),
                List.of(),
                Optional.empty(),
                Optional.of(new Origin.About(Subject.of(order))));
        return seen(store.read(List.of(want)).get(0), order, now);
    }

    /** What a state shows that was read with the postings about the order and with what is due until the instant. */
    static Seen seen(AccountState state, OrderId order, Instant now) {
        Map<PostingKey, Posting> byKey = new HashMap<>();
        state.origin().forEach(posting -> byKey.put(posting.key(), posting));
        List<OrderVouchers.Item> items = state.origin().stream()
                .flatMap(posting -> heldKind(posting).map(kind -> item(posting, kind, state, byKey, now)).stream())
                .sorted(Comparator.comparing(OrderVouchers.Item::voucher))
                .toList();
        return new Seen(new OrderVouchers(state.account().member(), order, items), state.origin());
    }

    private static OrderVouchers.Item item(
            Posting hold, CurrencyId kind, AccountState state, Map<PostingKey, Posting> byKey, Instant now) {
        IdempotencyKey key = hold.key().key();
        long count = heldIn(hold);
        Posting end = byKey.get(new PostingKey(key, Leg.RESOLVED));
        if (end == null) {
            // Its time may be over though nobody has posted that yet.
            boolean over = state.holds().stream()
                    .anyMatch(each -> each.key().equals(key)
                            && each.releaseAt().filter(at -> !at.isAfter(now)).isPresent());
            return new OrderVouchers.Item(kind, count, over ? OrderVouchers.State.LAPSED : OrderVouchers.State.HELD, 0);
        } else if (end.kind() != PostingKind.COMMIT) {
            boolean over = end.kind() == PostingKind.RELEASE;
            return new OrderVouchers.Item(
                    kind, count, over ? OrderVouchers.State.LAPSED : OrderVouchers.State.RELEASED, 0);
        }
        long returned = Math.min(count, returned(kind, state.origin()));
        boolean all = returned == count;
        return new OrderVouchers.Item(
                kind, count, all ? OrderVouchers.State.RETURNED : OrderVouchers.State.REDEEMED, returned);
    }

    private static long returned(CurrencyId kind, List<Posting> about) {
        long points = 0;
        for (Posting posting : about) {
            for (Entry entry : posting.entries()) {
                if (entry.kind() == EntryKind.RETURN && entry.currency().equals(kind)) {
                    points += entry.asked();
                }
            }
        }
        return points;
    }
}
