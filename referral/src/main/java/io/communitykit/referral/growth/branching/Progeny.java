package io.communitykit.referral.growth.branching;

/**
 * How many members there will ever have been, the seeds among them. Immutable and safe for many threads.
 *
 * @param mean on average: {@code N0 / (1 - K)}
 * @param variance of that number: {@code N0 s^2 / (1 - K)^3}
 */
public record Progeny(double mean, double variance) {}
