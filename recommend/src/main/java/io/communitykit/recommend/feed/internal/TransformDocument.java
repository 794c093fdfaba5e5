package io.communitykit.recommend.feed.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.recommend.signal.SignalId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is made of a count, in a document. */
public sealed interface TransformDocument
        permits TransformDocument.Log,
                TransformDocument.Saturation,
                TransformDocument.Power,
                TransformDocument.Rate,
                TransformDocument.Wilson,
                TransformDocument.NetVotes {

    /**
     * A logarithm.
     *
     * @param log the scale
     */
    @Describe("ln(1 + count / log).")
    record Log(@Describe("About so many count fully.") BigDecimal log) implements TransformDocument {}

    /**
     * Saturation.
     *
     * @param saturation the count that gives one half
     */
    @Describe("count / (count + saturation).")
    record Saturation(
            @Describe("The count that gives one half.") BigDecimal saturation) implements TransformDocument {}

    /**
     * A power.
     *
     * @param power the exponent
     */
    @Describe("count ^ power.")
    record Power(@Describe("The exponent, such as 0.8.") BigDecimal power) implements TransformDocument {}

    /**
     * A rate with a prior.
     *
     * @param rateOf what it is a share of
     * @param successes assumed beforehand
     * @param trials assumed beforehand
     */
    @Describe("(successes + count) / (trials + rateOf).")
    record Rate(
            @Describe("The signal that it is a share of, such as view.")
            SignalId rateOf,

            @Describe("Successes assumed beforehand.") BigDecimal successes,
            @Describe("Trials assumed beforehand.") BigDecimal trials)
            implements TransformDocument {}

    /**
     * The lower bound of Wilson's interval.
     *
     * @param wilsonOf what it is a share of
     * @param z how many standard deviations
     */
    @Describe("The lower bound of the interval of Wilson for a share.")
    record Wilson(
            @Describe("The signal that it is a share of, such as view.")
            SignalId wilsonOf,

            @Describe("How many standard deviations; 1.281551565545 by default, as Reddit.") @Nullable
            BigDecimal z)
            implements TransformDocument {}

    /**
     * The order of magnitude of votes.
     *
     * @param netOf the votes down
     */
    @Describe("sign(s) log10(max(|s|, 1)) with s the count less netOf.")
    record NetVotes(@Describe("The signal of votes down.") SignalId netOf) implements TransformDocument {}
}
