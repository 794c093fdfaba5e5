package io.communitykit.referral.growth.branching;

/**
 * What came out of many runs for a generation, by nearest rank. Immutable and safe for many threads.
 *
 * @param number which, from 0, the seeds
 * @param p10 a tenth of the runs had no more members in it
 * @param p50 half the runs had no more
 * @param p90 nine tenths of the runs had no more
 * @param extinct in how many runs it was empty
 */
public record Spread(int number, double p10, double p50, double p90, int extinct) {}
