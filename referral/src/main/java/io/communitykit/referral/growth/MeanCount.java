package io.communitykit.referral.growth;

import io.communitykit.referral.growth.internal.ChiSquare;
import io.communitykit.referral.growth.internal.Range;

/**
 * How many friends members bring on average, and how sure that is. Immutable and safe for many threads.
 *
 * @param count the friends of all together, 0 or more
 * @param members how many members, 1 or more
 * @param interval of the mean
 */
public record MeanCount(long count, long members, Interval interval) {

    /** A scatter is more than chance where chance alone would make as much less often than this. */
    private static final double SIGNIFICANT = 0.05;

    private static final double TAIL = 0.025;

    /**
     * Checks the range.
     *
     * @param count the friends of all together
     * @param members how many members
     * @param interval of the mean
     */
    public MeanCount {
        Range.whole("count", count, 0, Long.MAX_VALUE);
        Range.whole("members", members, 1, Long.MAX_VALUE);
    }

    /**
     * The mean with its interval. If the index of dispersion {@code sum (x - m)^2 / m} is more than chi-square with {@code members - 1}
     * degrees allows in 95 of 100 cases (Fisher, Thornton and Mackenzie 1922), the counts are taken for negative binomial, else for Poisson.
     * The squares enter as a sum, so that nothing need be kept by member.
     *
     * @param count the sum of the members' counts
     * @param squares the sum of their squares
     * @param members how many members, 1 or more
     * @return the mean
     */
    static MeanCount of(long count, double squares, long members) {
        double mean = (double) count / members;
        double scatter = squares - count * mean;
        boolean more = count > 0 && members > 1 && ChiSquare.above(scatter / mean, members - 1.0) < SIGNIFICANT;
        return new MeanCount(count, members, more ? dispersed(mean, scatter, members) : exact(count, members));
    }

    private static Interval exact(long count, long members) {
        double low = count == 0 ? 0 : ChiSquare.exceeded(1 - TAIL, 2.0 * count) / 2;
        double high = ChiSquare.exceeded(TAIL, 2.0 * count + 2) / 2;
        return new Interval(low / members, high / members, Interval.Method.POISSON_EXACT);
    }

    /** By moments {@code m + m^2 / r} is the variance itself, so that r need not be known. */
    private static Interval dispersed(double mean, double scatter, long members) {
        double error = Math.sqrt(scatter / (members - 1.0) / members) / mean;
        double factor = StrictMath.exp(Interval.Z * error);
        return new Interval(mean / factor, mean * factor, Interval.Method.NEGATIVE_BINOMIAL);
    }

    /**
     * The mean.
     *
     * @return friends a member
     */
    public double mean() {
        return (double) count / members;
    }
}
