package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import io.communitykit.recommend.offpolicy.internal.NormalQuantile;
import io.communitykit.recommend.offpolicy.internal.Ratio;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Estimates what a policy would have brought from the log of another. The records must be independent of each other, each with the
 * propensity it was really chosen with. The same on every machine. Immutable and safe for many threads.
 *
 * @param level of the interval in basis points, 5,000 to 9,999
 * @param clip no weight counts more, above 0; infinity clips nothing. Clipping narrows the interval and makes every estimate too low where
 *     rewards are positive, so that the interval no longer covers the truth at its level
 * @param guard what must be there before an estimate is trusted
 * @param interval how the interval is made
 */
public record OffPolicy(int level, double clip, Guard guard, IntervalMethod interval) {

    /** Ninety-five per cent, nothing clipped, the standard guard, the normal interval. */
    public static final OffPolicy STANDARD =
            new OffPolicy(9_500, Double.POSITIVE_INFINITY, Guard.STANDARD, IntervalMethod.Normal.INSTANCE);

    /**
     * Checks the ranges.
     *
     * @param level of the interval in basis points
     * @param clip no weight counts more
     * @param guard what must be there
     * @param interval how the interval is made
     */
    public OffPolicy {
        Checks.within("level in basis points", level, 5_000, 9_999);
        if (!(clip > 0)) {
            throw InvalidValueException.of("clip", "above 0", clip);
        }
    }

    /**
     * Inverse propensity scoring.
     *
     * @param log the records
     * @return the estimate
     */
    public Estimate ips(List<LoggedChoice> log) {
        return estimate(Estimator.IPS, log);
    }

    /**
     * Self-normalised inverse propensity scoring.
     *
     * @param log the records
     * @return the estimate
     */
    public Estimate snips(List<LoggedChoice> log) {
        return estimate(Estimator.SNIPS, log);
    }

    /**
     * Doubly robust.
     *
     * @param log the records, with what a model predicts
     * @return the estimate
     */
    public Estimate doublyRobust(List<LoggedChoice> log) {
        return estimate(Estimator.DOUBLY_ROBUST, log);
    }

    /**
     * Estimates.
     *
     * @param estimator how
     * @param log the records
     * @return the estimate; it is never trusted where the guard finds too little
     */
    public Estimate estimate(Estimator estimator, List<LoggedChoice> log) {
        WeightSummary summary = WeightSummary.of(log, clip);
        Ratio ratio = ratio(estimator, log);
        double error = summary.sum() == 0 ? Double.POSITIVE_INFINITY : Ratio.standardError(ratio.influences());
        double[] ends = ends(ratio.value(), error, log.size(), ratio::of);
        return new Estimate(
                ratio.value(),
                error,
                ends[0],
                ends[1],
                summary.effective(),
                summary.mean(),
                log.size(),
                guard.judge(summary));
    }

    /**
     * What one policy would have brought more than another, record by record, so that what both have in common does not widen the interval.
     *
     * @param estimator how
     * @param now the log for the one
     * @param proposed the same records, in the same order, for the other
     * @return the difference
     * @throws InvalidValueException if the records differ in more than what the policies make of them
     */
    public Difference difference(Estimator estimator, List<LoggedChoice> now, List<LoggedChoice> proposed) {
        requireSame(now, proposed);
        Ratio before = ratio(estimator, now);
        Ratio after = ratio(estimator, proposed);
        double[] influences = after.influences();
        double[] subtracted = before.influences();
        for (int i = 0; i < influences.length; i++) {
            influences[i] -= subtracted[i];
        }
        double spread = Ratio.standardError(influences);
        double error = Double.isNaN(spread) ? Double.POSITIVE_INFINITY : spread;
        double value = after.value() - before.value();
        double[] ends = ends(value, error, now.size(), drawn -> after.of(drawn) - before.of(drawn));
        return new Difference(value, error, ends[0], ends[1]);
    }

    private static void requireSame(List<LoggedChoice> now, List<LoggedChoice> proposed) {
        if (now.size() != proposed.size()) {
            throw InvalidValueException.of(
                    "number of records", "the same for both policies, " + now.size(), proposed.size());
        }
        for (int i = 0; i < now.size(); i++) {
            LoggedChoice one = now.get(i);
            LoggedChoice other = proposed.get(i);
            if (one.number() != other.number()
                    || one.reward() != other.reward()
                    || one.propensity() != other.propensity()) {
                throw InvalidValueException.of("record " + one.number(), "the same for both policies", other);
            }
        }
    }

    private double weight(LoggedChoice each) {
        return Math.min(clip, each.weight());
    }

    private Ratio ratio(Estimator estimator, List<LoggedChoice> log) {
        double[] above = new double[log.size()];
        double[] below = new double[log.size()];
        for (int i = 0; i < above.length; i++) {
            LoggedChoice each = log.get(i);
            double weight = weight(each);
            below[i] = estimator == Estimator.SNIPS ? weight : 1;
            above[i] = estimator == Estimator.DOUBLY_ROBUST
                    ? each.expected() + weight * (each.reward() - each.predicted())
                    : weight * each.reward();
        }
        return new Ratio(above, below);
    }

    private double[] ends(double value, double error, int records, ToDoubleFunction<int[]> resampled) {
        if (error == Double.POSITIVE_INFINITY) {
            return new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        }
        double tail = (1 - level / 10_000.0) / 2;
        if (interval instanceof IntervalMethod.Bootstrap bootstrap) {
            return percentiles(bootstrap, tail, records, resampled);
        }
        double reach = NormalQuantile.of(1 - tail) * error;
        return new double[] {value - reach, value + reach};
    }

    private static double[] percentiles(
            IntervalMethod.Bootstrap bootstrap, double tail, int records, ToDoubleFunction<int[]> resampled) {
        SplitMix64 draws = SplitMix64.of(bootstrap.seed(), Purpose.BOOTSTRAP);
        double[] values = new double[bootstrap.rounds()];
        int[] drawn = new int[records];
        for (int round = 0; round < values.length; round++) {
            for (int i = 0; i < records; i++) {
                drawn[i] = draws.below(records);
            }
            values[round] = resampled.applyAsDouble(drawn);
        }
        Arrays.sort(values);
        int cut = (int) Math.floor(tail * (values.length - 1));
        return new double[] {values[cut], values[values.length - 1 - cut]};
    }
}
