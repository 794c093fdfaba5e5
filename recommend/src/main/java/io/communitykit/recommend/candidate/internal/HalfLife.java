package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;

/**
 * Forward decay with an exponential (Cormode, Shkapenyuk, Srivastava, Xu: Forward Decay, ICDE 2009): what is told at {@code t} is weighed once, by {@code
 * 2^(t / halfLife)} as seen from a landmark, and never again. Landmarks are whole half-lives since 1970, so that moving one scales by a power of two.
 */
public final class HalfLife {

    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(36_600);

    /** Beyond so many half-lives nothing is left of any double. */
    private static final int GONE = 4_000;

    private static final int NORMAL = Double.MAX_EXPONENT;
    private static final int MANTISSA = 52;

    private final long millis;

    private HalfLife(long millis) {
        this.millis = millis;
    }

    public static HalfLife of(String name, Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw InvalidValueException.of(name, "1 hour to 36600 days", duration);
        }
        return new HalfLife(duration.toMillis());
    }

    /** The landmark of an instant; fits an int within the years 1 to 9999. */
    public int landmark(long at) {
        return (int) Math.floorDiv(at, millis);
    }

    /** What 1 told at an instant weighs, as seen from the instant's landmark: 1 to below 2. */
    public double weight(long at) {
        return StrictMath.pow(2, (double) Math.floorMod(at, millis) / millis);
    }

    /** What 1 at a landmark is at an instant. */
    public double left(int landmark, long at) {
        return scaled(1, landmark - landmark(at)) / weight(at);
    }

    /** Times a power of two: exact, until it is too small for a double. */
    public static double scaled(double value, int halfLives) {
        if (halfLives == 0) {
            return value;
        }
        if (halfLives > -NORMAL && halfLives < NORMAL) {
            // What Math.scalb does, without its loop.
            return value * Double.longBitsToDouble((long) (halfLives + NORMAL) << MANTISSA);
        }
        return Math.scalb(value, Math.max(-GONE, Math.min(GONE, halfLives)));
    }

    public double millis() {
        return millis;
    }
}
