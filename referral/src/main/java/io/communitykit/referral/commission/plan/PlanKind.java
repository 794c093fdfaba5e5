package io.communitykit.referral.commission.plan;

/** For which promoters a plan is made, by the words of the trade. */
public enum PlanKind {
    /** The few with the largest audience: a fee a year, and a share of sales if the plan has rates. */
    HEAD,
    /** The middle: a share of what they sell, commonly 3 to 5 per cent. */
    WAIST,
    /** The many small ones: a fee a task, and a share of sales if the plan has rates. */
    FOOT
}
