package io.communitykit.referral.contest;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of something that was told of a contest. Immutable and safe for many threads. */
public sealed interface ContestResult {

    /**
     * It is done.
     *
     * @param contest as it is now
     * @param team the team that it concerns, as it is now; empty where it concerns none
     * @param member what the member has now; empty where it concerns none
     */
    record Applied(Contest contest, Optional<TeamScore> team, Optional<Contestant> member) implements ContestResult {}

    /**
     * The fact is kept and scores nothing, for good: told again it is answered as it was.
     *
     * @param contest as it is now
     * @param fact what is kept
     * @param reason why it scores nothing: {@link Reason#DAY_LIMIT_REACHED}, {@link Reason#MEMBER_LIMIT_REACHED}, or {@link
     *     Reason#REVOKED} where it had been taken back before
     */
    record NotCounted(Contest contest, ScoredFact fact, Reason reason) implements ContestResult {}

    /**
     * It had been told before; nothing is changed.
     *
     * @param contest as it is now
     * @param fact what is kept of the fact, where it was one that scores; taken back since or not
     */
    record Replayed(Contest contest, Optional<ScoredFact> fact) implements ContestResult {}

    /**
     * It is not done; nothing is changed, and it may be told again.
     *
     * @param contest as it is now; empty where there is none
     * @param reason why not
     */
    record Declined(Optional<Contest> contest, Reason reason) implements ContestResult {}

    /**
     * It had been told otherwise before; nothing is changed.
     *
     * @param fields what differs
     */
    record Conflict(List<String> fields) implements ContestResult {

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
    record Erased(MemberId member) implements ContestResult {}

    /**
     * Looks at each case.
     *
     * @param applied where it is done
     * @param notCounted where it is kept and scores nothing
     * @param replayed where it had been done
     * @param declined where it is not done
     * @param conflict where it had been told otherwise
     * @param erased where the member was erased
     * @param <R> of what type
     * @return what the case's function returns
     */
    default <R> R fold(
            Function<? super Applied, ? extends R> applied,
            Function<? super NotCounted, ? extends R> notCounted,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Declined, ? extends R> declined,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        } else if (this instanceof NotCounted it) {
            return notCounted.apply(it);
        } else if (this instanceof Replayed it) {
            return replayed.apply(it);
        } else if (this instanceof Declined it) {
            return declined.apply(it);
        } else if (this instanceof Conflict it) {
            return conflict.apply(it);
        }
        return erased.apply((Erased) this);
    }
}
