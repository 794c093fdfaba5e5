package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What became of a touch when it was told. Who is bound later is asked for, since that changes. Immutable and safe for many threads. */
public sealed interface TouchResult {

    /**
     * The promoter, if the touch binds the friend to them now.
     *
     * @return the credit; of the original result where it is told again
     */
    default Optional<Credit> credit() {
        if (this instanceof Bound bound) {
            return Optional.of(bound.bound());
        }
        if (this instanceof Rebound rebound) {
            return Optional.of(rebound.bound());
        }
        return this instanceof Replayed again ? again.original().credit() : Optional.empty();
    }

    /**
     * Why it does not.
     *
     * @return the reason; of the original result where it is told again
     */
    default Optional<Reason> reason() {
        if (this instanceof Kept kept) {
            return Optional.of(kept.why());
        }
        if (this instanceof Refused refused) {
            return Optional.of(refused.why());
        }
        if (this instanceof Erased) {
            return Optional.of(Reason.ERASED);
        }
        return this instanceof Replayed again ? again.original().reason() : Optional.empty();
    }

    /**
     * Answers by case.
     *
     * @param bound answers for a touch that binds a free friend
     * @param rebound answers for one that takes a friend over
     * @param kept answers for one that changes nothing now
     * @param refused answers for one that does not count
     * @param replayed answers for one that had been told
     * @param conflict answers for one that had been told otherwise
     * @param erased answers for somebody who was erased
     * @param <R> the answer
     * @return the answer of the case that this is
     */
    default <R> R fold(
            Function<? super Bound, ? extends R> bound,
            Function<? super Rebound, ? extends R> rebound,
            Function<? super Kept, ? extends R> kept,
            Function<? super Refused, ? extends R> refused,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Bound it) {
            return bound.apply(it);
        }
        if (this instanceof Rebound it) {
            return rebound.apply(it);
        }
        if (this instanceof Kept it) {
            return kept.apply(it);
        }
        if (this instanceof Refused it) {
            return refused.apply(it);
        }
        if (this instanceof Replayed it) {
            return replayed.apply(it);
        }
        if (this instanceof Conflict it) {
            return conflict.apply(it);
        }
        return erased.apply((Erased) this);
    }

    /**
     * The touch is what binds the friend now; before, nobody or another touch of the same promoter did.
     *
     * @param bound to whom
     */
    record Bound(Credit bound) implements TouchResult {}

    /**
     * The touch is what binds the friend now; before, somebody else did.
     *
     * @param bound to whom
     */
    record Rebound(Credit bound) implements TouchResult {}

    /**
     * The touch was kept and changes nothing now.
     *
     * @param why it does not bind the friend; {@link Reason#IN_FUTURE} where it will be judged when its time comes
     */
    record Kept(Reason why) implements TouchResult {}

    /**
     * The touch does not count. It was kept with the reason, unless that is {@link Reason#IN_FUTURE}: what lies further ahead than the
     * policy tolerates leaves nothing and may be told again.
     *
     * @param why it does not count
     * @param weight how sure a screen is, in basis points; empty where it was none
     */
    record Refused(Reason why, OptionalInt weight) implements TouchResult {}

    /**
     * The touch had been told, with the same content; nothing changed.
     *
     * @param original what became of it then
     */
    record Replayed(TouchResult original) implements TouchResult {}

    /**
     * The key had been told with other content; nothing changed.
     *
     * @param fields that differ
     */
    record Conflict(List<String> fields) implements TouchResult {

        /**
         * Copies the names.
         *
         * @param fields that differ
         */
        public Conflict {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The friend or the promoter was erased; nothing was kept.
     *
     * @param member who
     */
    record Erased(MemberId member) implements TouchResult {}
}
