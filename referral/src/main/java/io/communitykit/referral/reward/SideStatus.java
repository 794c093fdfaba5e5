package io.communitykit.referral.reward;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where one side of a referral stands. The way up is {@code ATTRIBUTED, PENDING, COOLING, QUALIFIED, HELD, IN_REVIEW, APPROVED, SETTLED},
 * on which stations may be left out; the way down is to one of the others, from which nothing returns. A touch that is not credited is no
 * referral yet, see {@code Attributions}. Stored by name.
 */
public enum SideStatus {
    /** The friend was brought. */
    ATTRIBUTED,
    /** The friend is a member and has not qualified. */
    PENDING,
    /** The friend has qualified and counts when the referrer's cool-down ends. */
    COOLING,
    /** The friend counts, rewards are reserved; the goods are not received. */
    QUALIFIED,
    /** The hold runs. */
    HELD,
    /** Somebody has to decide. */
    IN_REVIEW,
    /** To be paid. */
    APPROVED,
    /** Paid, or nothing was to be paid. */
    SETTLED,
    /** Refused: by a screen, a review, a condition. */
    REJECTED,
    /** The time to qualify has passed; a fact of before that is told late still counts. */
    EXPIRED,
    /** The order was paid back before the reward was approved. */
    VOIDED,
    /** The order was paid back after the reward was approved. */
    CLAWED_BACK;

    private static final Set<SideStatus> ENDS = EnumSet.of(REJECTED, VOIDED, CLAWED_BACK);
    private static final Set<SideStatus> COUNTED = EnumSet.of(QUALIFIED, HELD, IN_REVIEW, APPROVED, SETTLED);

    /**
     * Whether nothing follows.
     *
     * @return true for the ways down; not for {@link #SETTLED}, which may be clawed back
     */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /**
     * Whether ladders count a referral of this status.
     *
     * @return true from {@link #QUALIFIED} to {@link #SETTLED}
     */
    public boolean isCounted() {
        return COUNTED.contains(this);
    }

    /**
     * Whether a status may follow this one.
     *
     * @param next the status
     * @return whether it may; a status never follows itself
     */
    public boolean leadsTo(SideStatus next) {
        if (isEnd() || next == this) {
            return false;
        }
        if (next == CLAWED_BACK) {
            return this == APPROVED || this == SETTLED;
        }
        if (this == EXPIRED) {
            return next != ATTRIBUTED && next != PENDING;
        }
        if (next == EXPIRED) {
            return this == ATTRIBUTED || this == PENDING;
        }
        if (next.isEnd()) {
            return this != APPROVED && this != SETTLED;
        }
        // A review may be opened while a hold runs, and a hold may go on when it is done.
        boolean aside = this == IN_REVIEW && (next == QUALIFIED || next == HELD);
        return aside || next.compareTo(this) > 0;
    }
}
