package io.communitykit.risk.abuse.world;

import io.communitykit.risk.abuse.fact.KeyDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What differs from shop to shop, drawn from the seed. */
final class Habits {

    /** Of honest friends, how many leave early with at most one order. */
    final double leaving;
    /** How many members nothing is known of. */
    final double unknown;
    /** How many clicks are timed. */
    final double clickKnown;
    /** Median seconds a human takes to register. */
    final double typing;
    /** How many honest members have a disposable mailbox. */
    final double disposable;
    /** The hour at which members wake up. */
    final double wakes;

    private final int models;
    private final double popular;
    private final int carriers;
    private final List<KeyDigest> gates = new ArrayList<>();

    Habits(SplittableRandom random) {
        leaving = 0.15 + 0.35 * random.nextDouble();
        unknown = 0.15 * random.nextDouble();
        clickKnown = 0.5 + 0.5 * random.nextDouble();
        typing = 25 + 60 * random.nextDouble();
        disposable = 0.03 * random.nextDouble();
        wakes = 5 + 4 * random.nextDouble();
        models = 25 + random.nextInt(120);
        popular = 0.4 + 0.6 * random.nextDouble();
        carriers = 1 + random.nextInt(8);
    }

    /** Models of phones by a law of Zipf. */
    int model(SplittableRandom random) {
        double sum = 0;
        for (int i = 1; i <= models; i++) {
            sum += Math.pow(i, -popular);
        }
        double at = random.nextDouble() * sum;
        for (int i = 1; i <= models; i++) {
            at -= Math.pow(i, -popular);
            if (at <= 0) {
                return i;
            }
        }
        return models;
    }

    /** The gate of a mobile carrier, which many strangers share. */
    KeyDigest carrier(SplittableRandom random, ShopWorld world) {
        while (gates.size() < carriers) {
            gates.add(world.thing());
        }
        return gates.get(random.nextInt(carriers));
    }
}
