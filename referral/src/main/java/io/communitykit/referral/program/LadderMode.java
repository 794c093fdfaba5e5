package io.communitykit.referral.program;

/**
 * What the steps of a {@link Ladder} mean. "1 friend 5, 3 friends 20" says nothing until one of these is named: three friends are worth
 * 20 by the first and 25 by the second.
 */
public enum LadderMode {
    /** With {@code at} friends or more, {@code amount} in total. */
    CUMULATIVE_TARGET,
    /** At {@code at} friends, another {@code amount}; as milestones of Viral Loops and bounties of Dub. */
    MILESTONE_ADDITIVE,
    /** Each friend from the {@code at}-th on is worth {@code amount}; graduated prices of billing systems. */
    PER_REFERRAL_MARGINAL,
    /** With {@code at} friends or more, all of them are worth {@code amount} each; volume prices of billing systems. */
    PER_REFERRAL_RETROACTIVE,
    /** Every {@code at} friends, {@code amount}; one step alone. */
    EVERY_N
}
