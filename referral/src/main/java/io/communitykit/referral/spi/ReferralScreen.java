package io.communitykit.referral.spi;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.reward.Screening;
import java.time.Instant;

/**
 * Says whether a referral looks like abuse. Asked before a friend counts, outside of any transaction, perhaps more than once for the same
 * friend. May be called from many threads.
 */
@FunctionalInterface
public interface ReferralScreen {

    /**
     * Looks at a referral.
     *
     * @param referrer who brought
     * @param friend who was brought
     * @param at when the friend qualified
     * @return what it says of each side
     */
    Screening screen(MemberId referrer, MemberId friend, Instant at);
}
