package io.communitykit.risk.abuse.world;

import java.util.Collections;
import java.util.Random;

/**
 * Makes shops. How many rings and honest patterns there are, their sizes, their noise, their times and the habits of the members are all
 * drawn from the seed; so is the day on which they are looked at, and the order of the facts.
 */
public final class Worlds {

    private Worlds() {}

    /** The shop of a seed, the same every time, looked at from one to four months after it began. */
    public static ShopWorld of(long seed) {
        return of(seed, 30, 120);
    }

    /** The shop of a seed, looked at on a day between these. */
    static ShopWorld of(long seed, int least, int most) {
        ShopWorld world = new ShopWorld(seed);
        Rings rings = new Rings(world);
        HonestPatterns honest = new HonestPatterns(world);
        times(world, 0, 4, rings::selfReferral);
        times(world, 0, 2, rings::deviceFarm);
        times(world, 0, 3, rings::cycleRing);
        times(world, 0, 2, rings::botBurst);
        times(world, 0, 2, rings::payoutFunnel);
        times(world, 4, 25, honest::family);
        times(world, 0, 4, honest::office);
        times(world, 0, 1, honest::campus);
        times(world, 0, 2, honest::dormitory);
        times(world, 0, 2, honest::kol);
        honest.ordinary(world.between(200, 800));
        world.seenOn(world.between(least, most));
        Collections.shuffle(world.facts(), new Random(seed));
        return world;
    }

    private static void times(ShopWorld world, int least, int most, Runnable pattern) {
        for (int i = world.between(least, most); i > 0; i--) {
            pattern.run();
        }
    }
}
