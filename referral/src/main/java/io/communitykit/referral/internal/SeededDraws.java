package io.communitykit.referral.internal;

import io.communitykit.core.InvalidValueException;

/**
 * Numbers that look like chance and follow from a seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), written out, since what was drawn once must be drawn again by every later version. Not for secrets: who sees a
 * few numbers can tell the others. Not safe for many threads.
 */
public final class SeededDraws {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /**
     * Starts.
     *
     * @param seed what all numbers follow from
     */
    public SeededDraws(long seed) {
        this.state = seed;
    }

    /**
     * Starts one of many rows of numbers of a seed.
     *
     * @param seed what all numbers follow from
     * @param row which row
     */
    public SeededDraws(long seed, long row) {
        this.state = mixed(seed) ^ mixed(row * GAMMA + 1);
    }

    private long next() {
        state += GAMMA;
        return mixed(state);
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /**
     * Draws a number, each as likely as every other.
     *
     * @param bound 1 or more
     * @return 0 to below the bound
     */
    public long below(long bound) {
        if (bound < 1) {
            throw InvalidValueException.of("bound of a draw", "1 or more", bound);
        }
        // As many bits as the largest number has; what is too large is drawn again, so that nothing is likelier.
        int unused = Long.numberOfLeadingZeros(bound - 1);
        long drawn;
        do {
            drawn = unused == Long.SIZE ? 0 : next() >>> unused;
        } while (drawn >= bound);
        return drawn;
    }
}
