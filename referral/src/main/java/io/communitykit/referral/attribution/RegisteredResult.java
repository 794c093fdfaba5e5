package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What became of a friend's registering. Immutable and safe for many threads. */
public sealed interface RegisteredResult {

    /**
     * Answers by case.
     *
     * @param registered answers for a new member
     * @param replayed answers for one who had been told
     * @param conflict answers for one who had been told otherwise
     * @param refused answers for what was not taken
     * @param erased answers for a friend who was erased
     * @param <R> the answer
     * @return the answer of the case that this is
     */
    default <R> R fold(
            Function<? super Registered, ? extends R> registered,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Refused, ? extends R> refused,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Registered it) {
            return registered.apply(it);
        }
        if (this instanceof Replayed it) {
            return replayed.apply(it);
        }
        if (this instanceof Conflict it) {
            return conflict.apply(it);
        }
        if (this instanceof Refused it) {
            return refused.apply(it);
        }
        return erased.apply((Erased) this);
    }

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
