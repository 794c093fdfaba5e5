package io.communitykit.referral.growth.branching;

/**
 * What is expected of a generation; the seeds are generation 0. Immutable and safe for many threads.
 *
 * @param number which, from 0
 * @param mean how many members it has on average: {@code N0 K^n}
 * @param deviation the standard deviation of that number (its square, the variance, leaves the range of a double long before)
 * @param total how many members all generations up to it have on average, the seeds among them
 * @param extinct how likely it is to be empty, 0 to 1
 */
public record Generation(int number, double mean, double deviation, double total, double extinct) {}
