package io.communitykit.referral.commission;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.Optional;

/**
 * What a fact did to what a promoter gets. Immutable and safe for many threads.
 *
 * @param promoter whose
 * @param level 1 for who brought the buyer, 2 for who had brought that one; 0 for what is by no order
 * @param kind what it is
 * @param amount minor units; below 0 for what is taken back
 * @param full what it would have been without the reason
 * @param reason why the amount is less than in full; empty where it is not
 */
public record Movement(MemberId promoter, int level, Kind kind, long amount, long full, Optional<Reason> reason) {

    /** What a movement is. */
    public enum Kind {
        /** An order earned it; it is held until the order is received and the hold is over. */
        EARNED,
        /** A refund took it back, out of what is held or as a line of a statement. */
        CLAWED_BACK,
        /** A retroactive tier gave or took it. */
        TIER_ADJUSTMENT,
        /** A task paid it. */
        TASK_FEE,
        /** A year paid it. */
        ANNUAL_FEE
    }
}
