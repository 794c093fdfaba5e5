package io.communitykit.referral.lottery;

/**
 * What a ticket comes to. Immutable and safe for many threads.
 *
 * @param result what to answer
 * @param after what to keep; the state before where nothing was drawn
 */
public record LotteryDecision(DrawResult result, LotteryState after) {}
