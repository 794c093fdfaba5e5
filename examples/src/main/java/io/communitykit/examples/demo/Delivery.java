package io.communitykit.examples.demo;

import io.communitykit.examples.fact.ReferralFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings orders to their buyers some days later. Has chance of its own, so that the rest stays as it is without. Not safe for many threads. */
final class Delivery {

    private static final double ARRIVES = 0.97;

    private final Chance chance;
    private final Timeline timeline;

    Delivery(Chance chance, Timeline timeline) {
        this.chance = chance;
        this.timeline = timeline;
    }

    /**
     * Sends an order on its way.
     *
     * @param refunded when it was paid back; what arrives later than that is not received
     */
    void send(Shopper buyer, String order, Instant paid, Optional<Instant> refunded) {
        Instant at = paid.plus(Duration.ofDays(chance.between(1, 5))).plusSeconds(chance.below(28_800));
        if (chance.with(ARRIVES) && refunded.filter(it -> it.isBefore(at)).isEmpty()) {
            timeline.add(Draft.of(ReferralFacts.ORDER_RECEIVED, at).by(buyer).about(order));
        }
    }
}
