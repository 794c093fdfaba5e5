package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.internal.PowerOfTwo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sum that fades: of an amount {@code v} told at {@code t}, {@code v * 2^-((now - t) / halfLife)} is left. Forward decay with an
 * exponential (Cormode, Shkapenyuk, Srivastava, Xu: Forward Decay, ICDE 2009): amounts are weighed by {@code 2^((t - L) / halfLife)}
 * once, as seen from a landmark {@code L}, and a reading scales the sum. A value: immutable and safe for many threads.
 *
 * <p><b>Landmark.</b> {@code L} is the last whole multiple of the half-life, counted from 1970, that is not after the newest amount.
 * So it moves by whole half-lives, which scales the sum by a power of two without rounding, counters of one half-life always share
 * a grid, and a weight is never above 2. The sum is kept as two doubles (Neumaier); the order in which amounts are told hardly shows:
 * a reading is within 10^-14 of the exact sum, in proportion, however many there are. Of what is smaller than the newest amount by more
 * than 200 orders of magnitude nothing is kept.
 *
 * <p><b>Time.</b> An amount may be told late; it counts what would be left of it. A reading before the newest amount is taken at the
 * newest: a counter does not go back. Instants are cut to microseconds.
 *
 * <p>All methods take constant time.
 */
public final class DecayedCounter {

    /** The largest amount that can be told at once. */
    public static final double MOST = 1e30;

    /** Beyond so many half-lives nothing is left of any double. */
    private static final long GONE = 4_000;

    private final long halfLife;
    private final long newest;
    /** As of the landmark; the nearest double to the whole sum. */
    private final double sum;
    /** What {@link #sum} lacks. */
    private final double carry;

    private DecayedCounter(long halfLife, long newest, double sum, double carry) {
        this.halfLife = halfLife;
        this.newest = newest;
        this.sum = sum;
        this.carry = carry;
    }

    /**
     * A counter to which nothing was told.
     *
     * @param halfLife how long until half is left, 1 minute to 36,600 days; cut to microseconds
     * @return the counter; it reads 0
     * @throws InvalidValueException if the half-life is out of range
     */
    public static DecayedCounter empty(Duration halfLife) {
        if (halfLife.compareTo(SignalRule.SHORTEST) < 0 || halfLife.compareTo(SignalRule.LONGEST) > 0) {
            throw InvalidValueException.of("half-life of a counter", "1 minute to 36600 days", halfLife);
        }
        return new DecayedCounter(Timestamps.toMicros(halfLife), Timestamps.toMicros(Timestamps.MIN), 0, 0);
    }

    /** What reads as this counter was written; the numbers are checked. */
    static DecayedCounter restored(long halfLife, long newest, double sum, double carry) {
        boolean sound = halfLife >= Timestamps.toMicros(SignalRule.SHORTEST)
                && halfLife <= Timestamps.toMicros(SignalRule.LONGEST)
                && newest >= Timestamps.toMicros(Timestamps.MIN)
                && newest <= Timestamps.toMicros(Timestamps.MAX)
                && sum > 0
                && sum < Double.MAX_VALUE
                && Double.compare(sum + carry, sum) == 0;
        if (!sound) {
            throw InvalidValueException.of("stored counter", "within its ranges", "other numbers");
        }
        return new DecayedCounter(halfLife, newest, sum, carry);
    }

    /**
     * How long until half is left.
     *
     * @return a duration in whole microseconds
     */
    public Duration halfLife() {
        return Duration.of(halfLife, ChronoUnit.MICROS);
    }

    /**
     * When the newest amount above 0 was told of.
     *
     * @return the instant; the first of the year 1 where there was none
     */
    public Instant newest() {
        return Timestamps.ofMicros(newest);
    }

    /**
     * Adds an amount.
     *
     * @param value how much, 0 to 10^30; 0 changes nothing
     * @param at when; before, at or after what was told already
     * @return the counter with it
     * @throws InvalidValueException if the amount is negative, larger or not a number, or the instant is not within the years 0001 to 9999
     */
    public DecayedCounter plus(double value, Instant at) {
        return plus(value, Timestamps.toMicros(Timestamps.cut("instant of an amount", at)));
    }

    DecayedCounter plus(double value, long at) {
        if (!(value >= 0 && value <= MOST)) {
            throw InvalidValueException.of("amount of a counter", "from 0 to " + MOST, value);
        }
        if (value == 0) {
            return this;
        }
        long mine = landmark();
        long into = at - mine * halfLife;
        // Most amounts fall into the half-life of the newest, which saves dividing again.
        boolean same = into >= 0 && into < halfLife;
        long theirs = same ? mine : Math.floorDiv(at, halfLife);
        double part = (double) (same ? into : Math.floorMod(at, halfLife)) / halfLife;
        return joined(mine, Math.max(newest, at), theirs, value * PowerOfTwo.of(part), 0);
    }

    /**
     * Adds all that another counter was told. Commutative to the bit; associative within the error of a reading.
     *
     * @param other a counter of the same half-life
     * @return a counter of both
     * @throws InvalidValueException if the half-lives differ
     */
    public DecayedCounter merge(DecayedCounter other) {
        if (halfLife != other.halfLife) {
            throw InvalidValueException.of(
                    "half-life of a counter to merge", halfLife().toString(), other.halfLife());
        }
        return joined(landmark(), Math.max(newest, other.newest), other.landmark(), other.sum, other.carry);
    }

    /** The later of the two landmarks is that of the latest amount. */
    private DecayedCounter joined(long mine, long latest, long theirs, double theirSum, double theirCarry) {
        long to = Math.max(mine, theirs);
        double a = scaled(sum, mine - to);
        double b = scaled(theirSum, theirs - to);
        double total = a + b;
        double virtual = total - a;
        double lost = (a - (total - virtual)) + (b - virtual);
        double rest = lost + (scaled(carry, mine - to) + scaled(theirCarry, theirs - to));
        double high = total + rest;
        return new DecayedCounter(halfLife, latest, high, rest - (high - total));
    }

    /**
     * What is left at an instant.
     *
     * @param instant when; one before {@link #newest()} is taken as that
     * @return 0 or more, never NaN nor infinite; 0 once it is too small for a double
     * @throws InvalidValueException if the instant is not within the years 0001 to 9999
     */
    public double at(Instant instant) {
        return at(Timestamps.toMicros(Timestamps.cut("instant of a reading", instant)));
    }

    double at(long instant) {
        long when = Math.max(instant, newest);
        return scaled(sum / PowerOfTwo.of(part(when)), landmark() - Math.floorDiv(when, halfLife));
    }

    /**
     * The same amount at {@link #newest()}, which fades at another pace from then on.
     *
     * @param other how long until half is left, 1 minute to 36,600 days; cut to microseconds
     * @return this counter where the half-life is the same
     * @throws InvalidValueException if the half-life is out of range
     */
    public DecayedCounter fading(Duration other) {
        if (Timestamps.toMicros(other) == halfLife) {
            return this;
        }
        DecayedCounter empty = empty(other);
        return sum == 0 ? empty : empty.plus(at(newest), newest);
    }

    private long landmark() {
        return Math.floorDiv(newest, halfLife);
    }

    /** How far into its half-life an instant lies: 0 to below 1. */
    private double part(long at) {
        return (double) Math.floorMod(at, halfLife) / halfLife;
    }

    /** Times a power of two: exact, until it is too small for a double. */
    private static double scaled(double value, long halfLives) {
        if (halfLives == 0 || value == 0) {
            return value;
        }
        return Math.scalb(value, (int) Math.max(halfLives, -GONE));
    }

    long halfLifeMicros() {
        return halfLife;
    }

    long newestMicros() {
        return newest;
    }

    double sum() {
        return sum;
    }

    double carry() {
        return carry;
    }

    /** Two counters are equal if they are to the bit. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecayedCounter that
                && halfLife == that.halfLife
                && newest == that.newest
                && Double.compare(sum, that.sum) == 0
                && Double.compare(carry, that.carry) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(halfLife, newest, sum, carry);
    }

    @Override
    public String toString() {
        return "DecayedCounter[" + at(newest) + " at " + newest() + ", half-life " + halfLife() + "]";
    }
}
