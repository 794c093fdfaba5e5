package io.communitykit.risk.abuse.world;

import java.util.Collections;
import java.util.Random;

/**
 * Makes shops. How many rings and honest patterns there are, their sizes, their noise, their times and the habits of the members are all
 * drawn from the seed; the facts come in an order that is drawn too.
 */
public final class Worlds {

    private Worlds() {}

    /** The shop of a seed, the same every time. */
    public static ShopWorld of(long seed) {
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
        times(world, 0, 2, honest::kol);
        honest.ordinary(world.between(200, 800));
        Collections.shuffle(world.facts(), new Random(seed));
        return world;
    }

    private static void times(ShopWorld world, int least, int most, Runnable pattern) {
        for (int i = world.between(least, most); i > 0; i--) {
            pattern.run();
        }
    }
}
