package io.communitykit.referral.code.spi;

import io.communitykit.core.id.MemberId;

/** Says whether a member has reached a tier; a tier program does, in a few lines. Safe for many threads. */
@FunctionalInterface
public interface VanityRight {

    /**
     * Looks up a member.
     *
     * @param member who
     * @param tier the lowest tier that will do
     * @return whether the member is of that tier or above
     */
    boolean has(MemberId member, RequiredTier tier);
}
