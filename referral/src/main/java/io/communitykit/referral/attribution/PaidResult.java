package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a paid order. Immutable and safe for many threads. */
public sealed interface PaidResult {

    /**
     * The order's snapshot.
     *
     * @return who is credited, as decided when the order was first told; empty where it was not taken
     */
    default Optional<OrderAttribution> snapshot() {
        if (this instanceof Attributed attributed) {
            return Optional.of(attributed.attribution());
        }
        return this instanceof Replayed again ? Optional.of(again.attribution()) : Optional.empty();
    }

    /**
     * Answers by case.
     *
     * @param attributed answers for an order that was decided
     * @param replayed answers for one that had been told
     * @param conflict answers for one that had been told otherwise
     * @param refused answers for one that was not taken
     * @param erased answers for a buyer who was erased
     * @param <R> the answer
     * @return the answer of the case that this is
     */
    default <R> R fold(
            Function<? super Attributed, ? extends R> attributed,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Refused, ? extends R> refused,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Attributed it) {
            return attributed.apply(it);
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
     * The order was decided on, for good.
     *
     * @param attribution who is credited
     */
    record Attributed(OrderAttribution attribution) implements PaidResult {}

    /**
     * The order had been told, with the same content; nothing changed.
     *
     * @param attribution what was decided then; who was erased since is not credited any more, but a loss
     */
    record Replayed(OrderAttribution attribution) implements PaidResult {}

    /**
     * The order had been told with other content; nothing changed.
     *
     * @param fields that differ: {@code at}, {@code currency}, {@code lines}
     */
    record Conflict(List<String> fields) implements PaidResult {

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
     * The order was not taken, left nothing and may be told again.
     *
     * @param why it was not: {@link Reason#IN_FUTURE}
     */
    record Refused(Reason why) implements PaidResult {}

    /**
     * The buyer was erased; nothing was kept.
     *
     * @param member who
     */
    record Erased(MemberId member) implements PaidResult {}
}
