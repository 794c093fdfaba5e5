package io.communitykit.referral;

/**
 * Why something was not credited, or not in full. Stored by name: a constant is never renamed.
 *
 * <p>Those of codes and programs follow the list of Talon.One's referral rejections; those of abuse, budget and time are added.
 */
public enum Reason {
    /** The code is none of this shop's. */
    NOT_FOUND,
    /** The text cannot be a code: wrong length, symbol or check symbol. */
    MALFORMED_CODE,
    /** The code, or the fact, was taken back. */
    REVOKED,
    /** The code, the program or the touch is too old. */
    EXPIRED,
    /** The code or the program begins later. */
    STARTS_LATER,
    /** The program does not run. */
    NOT_RUNNING,
    /** The code was used as often as it may be. */
    CODE_LIMIT_REACHED,
    /** The cap of one referral was reached. */
    REFERRAL_LIMIT_REACHED,
    /** The cap of the referrer was reached. */
    REFERRER_LIMIT_REACHED,
    /** The budget of the program is used up. */
    BUDGET_EXHAUSTED,
    /** Referrer and friend are the same member. */
    SELF_REFERRAL,
    /** Referrer and friend are the same person or of one household, as a screen says. */
    SAME_CLUSTER,
    /** Too many in too short a time. */
    VELOCITY,
    /** The referrer descends from the friend. */
    CYCLE,
    /** Further from the order than rewards reach. */
    DEPTH_EXCEEDED,
    /** The friend had bought before. */
    EXISTING_CUSTOMER,
    /** The friend counts already, by an earlier fact. */
    ALREADY_COUNTED,
    /** Nobody brought the friend. */
    NOT_REFERRED,
    /** Somebody else brought the friend. */
    ALREADY_REFERRED,
    /** The referrer is unknown, erased or no longer takes part. */
    REFERRER_NOT_FOUND,
    /** A condition of the program does not hold. */
    CONDITION_NOT_MET,
    /** The referrer's last referral is too recent; it counts later. */
    COOLDOWN,
    /** A review refused it. */
    REVIEW_REFUSED,
    /** A review is not done yet. */
    UNDER_REVIEW,
    /** A hold or a review came to its end without a decision. */
    HOLD_EXPIRED,
    /** The order was paid back. */
    REFUNDED,
    /** More was paid back than had been paid. */
    REFUND_BEYOND_PAID,
    /** The touch is outside its window. */
    OUTSIDE_WINDOW,
    /** The touch is later than what it should be credited for. */
    IN_FUTURE,
    /** A stronger touch won. */
    WEAKER,
    /** An earlier touch won. */
    EARLIER_WON,
    /** A later touch won. */
    LATER_WON,
    /** The binding was protected. */
    PROTECTED,
    /** A touch of a role with priority won. */
    LOWER_PRIORITY,
    /** The friend's sales are already attributed to somebody else. */
    SALE_ATTRIBUTED,
    /** The binding lapsed without an order. */
    BINDING_LAPSED,
    /** What was given is paid and the policy takes nothing back. */
    ALREADY_PAID,
    /** Paying it out was refused by whoever pays. */
    PAYOUT_REFUSED,
    /** All levels together had what they may have of an order. */
    ORDER_CAP_REACHED,
    /** The program, or the plan of the promoter, pays nothing for it. */
    NOT_PAID_FOR,
    /** It is in another currency than the program or the team. */
    OTHER_CURRENCY,
    /** Another fact said so before; the first one counts. */
    ALREADY_TOLD,
    /** All seats of the team are taken. */
    TEAM_FULL,
    /** No more teams may be founded. */
    TEAMS_FULL,
    /** The team is complete already. */
    TEAM_COMPLETE,
    /** The shop gave the team, or the contest, up. */
    TEAM_CANCELLED,
    /** The member has a seat in this team by another order, or is in another team of the contest. */
    ALREADY_IN_TEAM,
    /** The member takes part as often as a member may. */
    MEMBER_LIMIT_REACHED,
    /** The member takes part as often as a member may on one day. */
    DAY_LIMIT_REACHED,
    /** The price is at its floor. */
    FLOOR_REACHED,
    /** The price is not at its floor yet. */
    FLOOR_NOT_REACHED,
    /** It is being bought, or was. */
    ALREADY_ORDERED,
    /** Nothing is left of it. */
    SOLD_OUT,
    /** The seed that decides is not committed to yet. */
    SEED_NOT_PUBLISHED,
    /** The member was erased. */
    ERASED
}
