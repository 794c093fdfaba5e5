package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.time.Instant;
import java.util.Optional;

/** What became of a friend's registering. Immutable and safe for many threads. */
public sealed interface RegisteredResult {

    /**
     * The friend is a member.
     *
     * @param credit who brought the friend, as far as that was told; empty for nobody
     */
    record Registered(Optional<Credit> credit) implements RegisteredResult {}

    /**
     * That had been told; nothing changed.
     *
     * @param credit who brought the friend, as far as that was told by now; empty for nobody
     */
    record Replayed(Optional<Credit> credit) implements RegisteredResult {}

    /**
     * Another instant had been told; nothing changed.
     *
     * @param registeredAt when the friend became a member, as told first
     */
    record Conflict(Instant registeredAt) implements RegisteredResult {}

    /**
     * It was not taken, left nothing and may be told again.
     *
     * @param why it was not: {@link Reason#IN_FUTURE}
     */
    record Refused(Reason why) implements RegisteredResult {}

    /**
     * The friend was erased; nothing was kept.
     *
     * @param member who
     */
    record Erased(MemberId member) implements RegisteredResult {}
}
