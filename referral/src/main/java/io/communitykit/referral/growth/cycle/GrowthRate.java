package io.communitykit.referral.growth.cycle;

import java.time.Duration;
import java.util.function.Function;

/** How fast a community grows, or why there is no such speed. */
public sealed interface GrowthRate {

    /**
     * Takes the case that it is.
     *
     * @param growing of K above 1
     * @param steady of K exactly 1
     * @param fading of K below 1
     * @param unbounded of no speed high enough
     * @param nothingObserved of no cycle known
     * @param <T> what comes of it
     * @return what the function of the case gives
     */
    default <T> T fold(
            Function<? super Growing, ? extends T> growing,
            Function<? super Steady, ? extends T> steady,
            Function<? super Fading, ? extends T> fading,
            Function<? super Unbounded, ? extends T> unbounded,
            Function<? super NothingObserved, ? extends T> nothingObserved) {
        if (this instanceof Growing it) {
            return growing.apply(it);
        } else if (this instanceof Steady it) {
            return steady.apply(it);
        } else if (this instanceof Fading it) {
            return fading.apply(it);
        } else if (this instanceof Unbounded it) {
            return unbounded.apply(it);
        }
        return nothingObserved.apply((NothingObserved) this);
    }

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
