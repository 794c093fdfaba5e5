package io.communitykit.recommend.candidate.recent.spi;

import io.communitykit.core.id.MemberId;
import java.util.Map;

/**
 * Says whom a member follows. Asked once an answer, by the thread that wants the answer and without a lock; must be safe for many threads. What it throws
 * reaches the caller.
 */
@FunctionalInterface
public interface FollowSource {

    /**
     * The authors that a member follows.
     *
     * @param member who follows
     * @return each author and how close the member is to it, above 0 and at most 1; empty where the member follows nobody or is not known
     */
    Map<MemberId, Double> authors(MemberId member);
}
