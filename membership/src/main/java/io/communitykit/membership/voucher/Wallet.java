package io.communitykit.membership.voucher;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A member's vouchers as of an instant.
 *
 * @param member the member
 * @param at the instant; what expired or was released by then counts as such
 * @param stocks one for each kind of the program, in its order
 */
public record Wallet(MemberId member, Instant at, List<Stock> stocks) {

    /**
     * Copies the list.
     *
     * @param member the member
     * @param at the instant
     * @param stocks one for each kind of the program
     */
    public Wallet {
        stocks = List.copyOf(stocks);
    }

    /**
     * The vouchers of one kind.
     *
     * @param voucher the kind
     * @return the stock, or empty if the program has no such voucher
     */
    public Optional<Stock> stock(CurrencyId voucher) {
        return stocks.stream()
                .filter(stock -> stock.voucher().id().equals(voucher))
                .findFirst();
    }

    /**
     * The vouchers of one kind.
     *
     * @param voucher the terms
     * @param available what can be held for an order, the soonest expiry first
     * @param pending how many cannot be used yet, 0 or more
     * @param held what orders hold, by order
     */
    public record Stock(Voucher voucher, List<Batch> available, long pending, List<Held> held) {

        private static final Comparator<Batch> SOONEST_FIRST = Comparator.comparing(Batch::end);

        /**
         * Sorts and copies the lists.
         *
         * @param voucher the terms
         * @param available what can be held for an order
         * @param pending how many cannot be used yet
         * @param held what orders hold
         */
        public Stock {
            available = available.stream().sorted(SOONEST_FIRST).toList();
            held = held.stream().sorted(Comparator.comparing(Held::order)).toList();
        }

        /**
         * How many can be held for an order.
         *
         * @return 0 or more
         */
        public long availableCount() {
            return available.stream().mapToLong(Batch::count).sum();
        }

        /** When the first so many expire. */
        List<Instant> firstExpiries(int count) {
            List<Instant> expiries = new ArrayList<>(count);
            for (Batch batch : available) {
                for (long n = 0; n < batch.count && expiries.size() < count; n++) {
                    expiries.add(batch.end());
                }
            }
            return expiries;
        }
    }

    /**
     * Vouchers that were issued together.
     *
     * @param count how many are left, above 0
     * @param issuedAt when they were issued
     * @param expiresAt the first instant at which they cannot be used; empty if never
     */
    public record Batch(long count, Instant issuedAt, Optional<Instant> expiresAt) {

        private Instant end() {
            return expiresAt.orElse(Instant.MAX);
        }
    }

    /**
     * Vouchers that an order holds.
     *
     * @param order the order
     * @param count how many, above 0
     * @param releaseAt when they come back by themselves; empty if never
     */
    public record Held(OrderId order, long count, Optional<Instant> releaseAt) {}
}
