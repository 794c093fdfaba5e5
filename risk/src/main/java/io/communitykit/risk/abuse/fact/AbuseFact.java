package io.communitykit.risk.abuse.fact;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.List;

/**
 * One thing that a host knows of its members. Facts may be told again and in any order: what they make together is the same. All are
 * immutable and hold ids and digests only.
 */
public sealed interface AbuseFact permits Linked, Unlinked, Brought, Quality, Feedback {

    /**
     * What makes the fact the same one when it is told again.
     *
     * @return who numbered it, and the number
     */
    IdempotencyKey key();

    /**
     * When it happened.
     *
     * @return cut to microseconds
     */
    Instant at();

    /**
     * Whom it names.
     *
     * @return the member it is of; for a referral and what was found of it the referrer, then the friend, who may be the same
     */
    List<MemberId> members();
}
