package io.communitykit.referral.commission.rate;

/** What reaching a tier changes. */
public enum TierMode {
    /**
     * Each part of the volume earns the rate of the tier that it lies in: an order across a threshold earns both rates, as income tax is
     * taken.
     */
    MARGINAL,
    /**
     * All of the period's volume earns the rate of the tier that is reached: crossing a threshold raises what was earned before, and a
     * refund that falls below it takes that back.
     */
    RETROACTIVE,
    /** An order earns the rate of the tier that was reached before it; nothing earlier changes. */
    FORWARD_ONLY
}
