package io.communitykit.testkit.points.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Draws from a seed. Not safe for many threads. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Any number, such as a seed for other dice. */
    long number() {
        return random.nextLong();
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
