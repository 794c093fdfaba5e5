package io.communitykit.referral.code.spi;

import io.communitykit.core.id.MemberId;
import java.util.OptionalLong;

/** Knows the number of each member, from which permuted codes are made. Safe for many threads. */
@FunctionalInterface
public interface MemberNumbers {

    /** Nobody has a number. */
    MemberNumbers NONE = member -> OptionalLong.empty();

    /**
     * Looks up a member.
     *
     * @param member who
     * @return a number of this member's alone that never changes, at least 0; empty where there is none, and a code is drawn at random
     */
    OptionalLong number(MemberId member);
}
