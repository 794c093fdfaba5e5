package io.communitykit.risk.abuse.internal;

import java.time.Duration;

/** How a number becomes a strength. */
final class Ramps {

    private Ramps() {}

    /** 0 up to {@code from}, 1 from {@code full} on, straight between them; the two may be the other way round. */
    static double ramp(double value, double from, double full) {
        return Math.min(1, Math.max(0, (value - from) / (full - from)));
    }

    /** How far a share of friends who came to nothing is beyond what honest friends do. */
    static double low(double poor) {
        return ramp(poor, 0.6, 0.9);
    }

    /** How far shared keys are beyond what neighbours share, an address and a network. */
    static double telling(double evidence) {
        return ramp(evidence, 0.3, 0.6);
    }

    /** 1 for half the human minimum or less, 0 from the minimum on. */
    static double fast(long clickMicros, Duration human) {
        double least = human.toNanos() / 1_000.0;
        return ramp((double) clickMicros, least, least / 2);
    }

    /** In basis points, rounded half up. */
    static long points(double share) {
        return (long) Math.floor(share * Ranges.BASIS + 0.5);
    }
}
