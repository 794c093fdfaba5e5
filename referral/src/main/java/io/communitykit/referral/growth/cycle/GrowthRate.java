package io.communitykit.referral.growth.cycle;

import java.time.Duration;

/** How fast a community grows, or why there is no such speed. */
public sealed interface GrowthRate {

    /**
     * K is above 1: members grow by {@code e^(rt)} in the long run.
     *
     * @param perDay r, above 0
     * @param doubling {@code ln 2 / r}, how long until there are twice as many; to the second
     */
    record Growing(double perDay, Duration doubling) implements GrowthRate {}

    /** K is exactly 1: each member is replaced, nothing grows. */
    record Steady() implements GrowthRate {}

    /**
     * K is below 1: invitations end, and only multiply what comes otherwise.
     *
     * @param amplification {@code 1 / (1 - K)}: how many members come in all for each that comes otherwise, that one among them
     */
    record Fading(double amplification) implements GrowthRate {}

    /** K is above 1 and so many come within no time that no speed is high enough. */
    record Unbounded() implements GrowthRate {}

    /** Nobody has come yet, so that no cycle is known. */
    record NothingObserved() implements GrowthRate {}
}
