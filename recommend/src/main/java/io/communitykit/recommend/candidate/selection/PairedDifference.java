package io.communitykit.recommend.candidate.selection;

import io.communitykit.recommend.candidate.evaluate.Metric;

/**
 * How much better one model is than another for the same members.
 *
 * @param metric by what
 * @param first the mean of the one
 * @param second the mean of the other
 * @param difference the mean over members of {@code first - second}
 * @param low the lower end of the interval of the difference
 * @param high the upper end
 * @param probability the share of resamples whose difference is above 0, those of exactly 0 counted half; 0 to 1
 * @param members how many
 */
public record PairedDifference(
        Metric metric,
        double first,
        double second,
        double difference,
        double low,
        double high,
        double probability,
        int members) {}
