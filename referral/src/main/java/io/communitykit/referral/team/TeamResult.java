package io.communitykit.referral.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of something that was told of a team. Immutable and safe for many threads. */
public sealed interface TeamResult {

    /**
     * It is done. The team's status tells whether it is complete now.
     *
     * @param team as it is now
     * @param seat the member's, as it is now; empty for what concerns no member
     */
    record Applied(Team team, Optional<Seat> seat) implements TeamResult {}

    /**
     * It had been done before; nothing is changed.
     *
     * @param team as it is now
     * @param seat the member's, as it is now
     */
    record Replayed(Team team, Seat seat) implements TeamResult {}

    /**
     * Money was taken that the team has no seat for. It is paid back, or opened a team of its own: the seat's status says which.
     *
     * @param team as it is now; the one that was paid for
     * @param seat what is kept of the payment
     * @param reason why there was no seat
     */
    record Late(Team team, Seat seat, Reason reason) implements TeamResult {}

    /**
     * It is not done; nothing is changed.
     *
     * @param team as it is now; empty where there is none
     * @param reason why not
     */
    record Declined(Optional<Team> team, Reason reason) implements TeamResult {}

    /**
     * It had been told otherwise before; nothing is changed.
     *
     * @param fields what differs
     */
    record Conflict(List<String> fields) implements TeamResult {

        /**
         * Copies the fields.
         *
         * @param fields what differs
         */
        public Conflict {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The member was erased; nothing is changed.
     *
     * @param member who
     */
    record Erased(MemberId member) implements TeamResult {}

    /**
     * Looks at each case.
     *
     * @param applied where it is done
     * @param replayed where it had been done
     * @param late where money came too late
     * @param declined where it is not done
     * @param conflict where it had been told otherwise
     * @param erased where the member was erased
     * @param <R> of what type
     * @return what the case's function returns
     */
    default <R> R fold(
            Function<? super Applied, ? extends R> applied,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Late, ? extends R> late,
            Function<? super Declined, ? extends R> declined,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        } else if (this instanceof Replayed it) {
            return replayed.apply(it);
        } else if (this instanceof Late it) {
            return late.apply(it);
        } else if (this instanceof Declined it) {
            return declined.apply(it);
        } else if (this instanceof Conflict it) {
            return conflict.apply(it);
        }
        return erased.apply((Erased) this);
    }
}
