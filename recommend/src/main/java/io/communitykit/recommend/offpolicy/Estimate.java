package io.communitykit.recommend.offpolicy;

/**
 * What a policy would have brought on average.
 *
 * @param value the estimate; 0 where nothing is known
 * @param standardError of the value; infinite where fewer than two records, or no weight at all, say anything
 * @param low the lower end of the interval; minus infinity where nothing is known
 * @param high the upper end
 * @param effective the effective number of records, {@code (sum w)^2 / sum w^2}
 * @param meanWeight the mean of the weights, about 1 where the log covers the policy; far from 1, the propensities that were logged are not
 *     those that were used, or the log could not have shown what the policy wants
 * @param records how many
 * @param trust whether that is enough
 */
public record Estimate(
        double value,
        double standardError,
        double low,
        double high,
        double effective,
        double meanWeight,
        int records,
        Trust trust) {}
