package io.communitykit.benchmarks;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.tier.cut.SpendFact;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Consumer;

/**
 * Orders and refunds made up from their number, the same every time and nowhere stored: at least one order a member and
 * two on average, a quarter of them refunded in part or in full, in an order without locality, each hundredth told twice.
 */
final class OrderFacts {

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long STEP = 2_654_435_761L;
    private static final int REPEATED = 100;
    private static final int REFUNDED = 4;
    private static final int SECONDS = 400 * 86_400;
    private static final Instant START = Instant.parse("2024-12-15T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final EventSource SHOP = new EventSource("shop");

    private final long members;
    private final long orders;
    private final long facts;

    OrderFacts(long members) {
        this.members = members;
        this.orders = 2 * members;
        this.facts = orders + orders / REFUNDED;
    }

    /** Tells all; gives how many there were, repeats included. */
    long tell(Consumer<SpendFact> listener) {
        long told = 0;
        for (long i = 0; i < facts; i++) {
            // The step is a prime above any number of facts here, so that every fact comes once.
            SpendFact fact = fact((i * STEP + 7) % facts);
            listener.accept(fact);
            told++;
            if (i % REPEATED == 0) {
                listener.accept(fact);
                told++;
            }
        }
        return told;
    }

    private SpendFact fact(long number) {
        boolean paid = number < orders;
        long order = paid ? number : (number - orders) * REFUNDED;
        long dice = mix(order);
        long amount = 1 + (((dice >>> 20) % 10_000_000) >>> (dice & 7));
        long member = order < members ? order : mix(dice) % members;
        long second = mix(order + orders) % SECONDS;
        return new SpendFact(
                new IdempotencyKey(SHOP, new EventId((paid ? "pay-" : "refund-") + order)),
                new MemberId("member-" + member),
                new OrderId("order-" + order),
                paid ? SpendFact.Kind.PAID : SpendFact.Kind.REFUNDED,
                START.plusSeconds(paid ? second : second + 3 * 86_400),
                new Money(paid || dice % 3 == 0 ? amount : 1 + amount / 3, CNY));
    }

    /** Spreads a number; 0 or more. */
    private static long mix(long number) {
        long mixed = (number + 1) * FACTOR;
        mixed = (mixed ^ mixed >>> 31) * FACTOR;
        return (mixed ^ mixed >>> 29) >>> 1;
    }
}
