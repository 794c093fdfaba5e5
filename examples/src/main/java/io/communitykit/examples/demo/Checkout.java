package io.communitykit.examples.demo;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** Orders, and what follows them days later: receipts, reviews and refunds. */
final class Checkout {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final double REVIEWED = 0.3;
    private static final double REFUNDED = 0.06;

    private final Chance chance;
    private final Timeline timeline;
    private final Scribe scribe;
    private final Shelf shelf;
    private final Delivery delivery;
    private int orders;

    Checkout(Chance chance, Timeline timeline, Scribe scribe, Shelf shelf, Delivery delivery) {
        this.chance = chance;
        this.timeline = timeline;
        this.scribe = scribe;
        this.shelf = shelf;
        this.delivery = delivery;
    }

    void order(Shopper shopper, Instant at) {
        orders++;
        String id = "order-" + orders;
        Shopper.Habits habits = shopper.habits();
        String category = chance.with(0.6) ? habits.category() : chance.pick(ShopWords.CATEGORIES);
        String product = shelf.take(shopper, category, at);
        Money amount = new Money(100 + (long) chance.around(7_900, 0.9), CNY);
        Instant inCart = at.minusSeconds(chance.between(5, 50));
        timeline.add(Draft.of(EventType.CART_ADDED, inCart)
                .by(shopper)
                .about(id)
                .with("category", category)
                .with("product", product));
        timeline.add(Draft.of(EventType.ORDER_PAID, at)
                .by(shopper)
                .about(id)
                .with("amount", AttributeValue.of(amount))
                .with("category", category)
                .with("product", product)
                .with("channel", habits.channel())
                .with("city", habits.city())
                .with("device", habits.device())
                .with("firstOrder", AttributeValue.of(shopper.ordered() == 1)));
        Optional<Instant> refunded = chance.with(REFUNDED) ? Optional.of(later(at, 1, 12)) : Optional.empty();
        delivery.send(shopper, id, at, refunded);
        if (refunded.isPresent()) {
            refund(shopper, id, amount, refunded.get());
        } else if (chance.with(REVIEWED)) {
            review(shopper, id, category, later(at, 2, 9));
        }
    }

    /** All of it, or half. */
    private void refund(Shopper shopper, String order, Money paid, Instant at) {
        Money amount = chance.with(0.7) ? paid : new Money(paid.minor() / 2, CNY);
        timeline.add(Draft.of(EventType.ORDER_REFUNDED, at)
                .by(shopper)
                .about(order)
                .with("amount", AttributeValue.of(amount)));
    }

    private void review(Shopper shopper, String order, String category, Instant at) {
        timeline.add(Draft.of(EventType.PRODUCT_REVIEWED, at)
                .by(shopper)
                .about(order)
                .with("category", category)
                .with("stars", AttributeValue.of(Math.min(5, 3 + chance.streak(0.7))))
                .with("text", scribe.member(ShopWords.comment(chance))));
    }

    private Instant later(Instant at, int leastDays, int mostDays) {
        return at.plus(Duration.ofDays(chance.between(leastDays, mostDays))).plusSeconds(chance.below(7_200));
    }
}
