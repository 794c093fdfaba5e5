package io.communitykit.referral.lottery;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a ticket. Immutable and safe for many threads. */
public sealed interface DrawResult {

    /**
     * A prize was won. The draw tells what was drawn, what was given and where its payment stands.
     *
     * @param draw as it is kept now
     */
    record Won(LotteryDraw draw) implements DrawResult {}

    /**
     * Nothing was won. Where a prize was drawn of which none is left, the draw says so.
     *
     * @param draw as it is kept
     */
    record Nothing(LotteryDraw draw) implements DrawResult {}

    /**
     * The ticket was drawn before; nothing is drawn again.
     *
     * @param draw the draw of then, as it is kept now
     */
    record Replayed(LotteryDraw draw) implements DrawResult {}

    /**
     * The ticket was told otherwise before; nothing is drawn.
     *
     * @param fields what differs
     */
    record Conflict(List<String> fields) implements DrawResult {

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
     * Nothing is drawn; the ticket may be told again.
     *
     * @param reason why not
     */
    record Declined(Reason reason) implements DrawResult {}

    /**
     * The member was erased; nothing is drawn.
     *
     * @param member who
     */
    record Erased(MemberId member) implements DrawResult {}

    /**
     * The draw, where there is one.
     *
     * @return the draw of now or of then
     */
    default Optional<LotteryDraw> kept() {
        return fold(
                it -> Optional.of(it.draw()),
                it -> Optional.of(it.draw()),
                it -> Optional.of(it.draw()),
                it -> Optional.empty(),
                it -> Optional.empty(),
                it -> Optional.empty());
    }

    /**
     * Looks at each case.
     *
     * @param won where a prize was won
     * @param nothing where nothing was
     * @param replayed where the ticket was drawn before
     * @param conflict where it was told otherwise
     * @param declined where nothing is drawn
     * @param erased where the member was erased
     * @param <R> of what type
     * @return what the case's function returns
     */
    default <R> R fold(
            Function<? super Won, ? extends R> won,
            Function<? super Nothing, ? extends R> nothing,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Declined, ? extends R> declined,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Won it) {
            return won.apply(it);
        } else if (this instanceof Nothing it) {
            return nothing.apply(it);
        } else if (this instanceof Replayed it) {
            return replayed.apply(it);
        } else if (this instanceof Conflict it) {
            return conflict.apply(it);
        } else if (this instanceof Declined it) {
            return declined.apply(it);
        }
        return erased.apply((Erased) this);
    }
}
