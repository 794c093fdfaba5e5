package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.Signal;
import java.util.EnumMap;
import java.util.Map;

/** How strongly each signal speaks against one referral, with its numbers. Not safe for many threads. */
public final class Strengths {

    private static final long[] NO_NUMBERS = {};

    private final double[] strengths = new double[Signal.values().length];
    private final Map<Signal, long[]> numbers = new EnumMap<>(Signal.class);

    Strengths() {}

    @SuppressWarnings("EnumOrdinal") // A dense array by signal; never stored.
    void set(Signal signal, double strength, long... with) {
        if (strength > 0) {
            strengths[signal.ordinal()] = strength;
            numbers.put(signal, with);
        }
    }

    /**
     * How strongly a signal speaks.
     *
     * @param signal which
     * @return 0 to 1
     */
    @SuppressWarnings("EnumOrdinal")
    public double of(Signal signal) {
        return strengths[signal.ordinal()];
    }

    /**
     * The numbers that the signal's sentence speaks of.
     *
     * @param signal which
     * @return a copy, in the order of the sentence; empty if it does not speak
     */
    public long[] numbers(Signal signal) {
        return numbers.getOrDefault(signal, NO_NUMBERS).clone();
    }
}
