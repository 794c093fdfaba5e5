package io.communitykit.referral.compliance;

/** What a reward of a level is measured by. Some are here only so that a program that asks for them can be refused by name. */
public enum RewardBasis {
    /** A share of what buyers paid for goods, net of what they got back. */
    NET_PAID,
    /** A share of the commission of the level below, which is itself a share of what was paid. */
    LEVEL_ONE_COMMISSION,
    /** An amount for each person who was brought. */
    HEAD_COUNT,
    /** A share of what people pay to take part. */
    ENTRY_FEE,
    /** A share of what everybody below sells, however far below. */
    TEAM_SALES;

    /**
     * Whether it is a share, in basis points, rather than an amount.
     *
     * @return false for an amount a head
     */
    public boolean isShare() {
        return this != HEAD_COUNT;
    }
}
