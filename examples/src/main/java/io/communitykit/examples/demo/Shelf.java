package io.communitykit.examples.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be bought. In each category one thing leads to another: who bought the first mostly buys the second some days later, as weaning tools follow milk
 * powder. Has chance of its own, so that who does what and when stays as it is without. Not safe for many threads.
 */
final class Shelf {

    private static final Duration AWHILE = Duration.ofDays(4);
    private static final double FOLLOWS = 0.95;

    private final Chance chance;
    private final Map<Bought, Instant> bought = new HashMap<>();
    private final Set<Bought> followed = new HashSet<>();

    private record Bought(Shopper shopper, String category) {}

    Shelf(Chance chance) {
        this.chance = chance;
    }

    /** What a shopper takes. */
    String take(Shopper shopper, String category, Instant at) {
        List<String> things = ShopWords.things(category);
        Bought own = new Bought(shopper, category);
        Instant first = bought.get(own);
        if (first != null && !followed.contains(own) && first.plus(AWHILE).isBefore(at) && chance.with(FOLLOWS)) {
            followed.add(own);
            return things.get(1);
        }
        String thing = chance.with(0.55) ? things.get(0) : chance.with(0.05) ? things.get(1) : things.get(2);
        if (thing.equals(things.get(0))) {
            bought.putIfAbsent(own, at);
        }
        return thing;
    }
}
