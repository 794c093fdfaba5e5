package io.communitykit.recommend.internal;

/**
 * Pseudo-random numbers that are the same on every machine and in every Java release: SplitMix64 (Steele, Lea and Flood, Fast Splittable
 * Pseudorandom Number Generators, OOPSLA 2014), so that nothing depends on what the JDK ships. 64 bits of state, a period of 2^64. Not for
 * secrets. Not safe for many threads.
 */
public final class SplitMix64 {

    /** The golden ratio of 2^64, odd: multiples of it keep seeds apart. */
    public static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final double UNIT = 0x1.0p-53;

    private long state;

    /**
     * The sequence of the published algorithm.
     *
     * @param seed any number
     */
    public SplitMix64(long seed) {
        this.state = seed;
    }

    /**
     * A sequence of its own for each purpose, so that one seed may serve several draws that must not depend on each other.
     *
     * @param seed any number
     * @param purpose what is drawn
     * @return the generator
     */
    public static SplitMix64 of(long seed, Purpose purpose) {
        return new SplitMix64(mix(seed ^ mix(GOLDEN_GAMMA * purpose.number())));
    }

    /**
     * The next 64 bits.
     *
     * @return any number
     */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * A multiple of 2^-53.
     *
     * @return 0, included, to 1, excluded
     */
    public double unit() {
        return (nextLong() >>> 11) * UNIT;
    }

    /**
     * One of so many; none is likelier than another by more than 2^-53.
     *
     * @param bound 1 or more
     * @return 0 to {@code bound - 1}
     */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /**
     * The finalizer of the generator, a bijection of 64 bits.
     *
     * @param value any number
     * @return its mixture
     */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
