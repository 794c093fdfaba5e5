package io.communitykit.examples.demo;

import java.util.List;

/**
 * Pseudo-random numbers that are the same on every machine and in every Java release: SplitMix64 (Steele, Lea, Flood,
 * "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014) with {@link StrictMath} on top. Not for secrets. Not safe
 * for many threads.
 */
final class Chance {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Chance(long seed) {
        this.state = seed;
    }

    /** A stream of its own, so that a change in one part of the simulation leaves the others as they were. */
    Chance fork(String purpose) {
        return new Chance(mix(state ^ mix(purpose.hashCode())));
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Between 0, included, and 1, excluded. */
    double unit() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Between 0, included, and the bound, excluded. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean with(double probability) {
        return unit() < probability;
    }

    /** How often in a row something of this probability happens; at most 50 times. */
    int streak(double probability) {
        int count = 0;
        while (count < 50 && with(probability)) {
            count++;
        }
        return count;
    }

    /** Log-normal: half of the results lie below the median. */
    double around(double median, double spread) {
        return median * StrictMath.exp(spread * gaussian());
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Box and Muller's method, one of its two values. */
    private double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
