package io.communitykit.referral.reward;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.reward.ledger.Grant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What became of a fact about a friend. */
public sealed interface ReferralResult {

    /**
     * It did what it says.
     *
     * @param referral the friend, as it is now
     * @param rows the rows of ledgers that are new or other than before; unmodifiable
     */
    record Applied(Referral referral, Map<RowRef, Grant> rows) implements ReferralResult {

        /**
         * Copies the rows.
         *
         * @param referral the friend
         * @param rows the rows
         */
        public Applied {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }
    }

    /**
     * It is known now, and did not do all that it might have.
     *
     * @param referral the friend, as it is now
     * @param reason why; of a refund {@link Reason#REFUND_BEYOND_PAID} where only the part that had been paid counted
     */
    record Declined(Referral referral, Reason reason) implements ReferralResult {}

    /**
     * It was told before, with the same content.
     *
     * @param referral the friend, as it is now
     */
    record Replayed(Referral referral) implements ReferralResult {}

    /**
     * It was told before, with another content; nothing is changed.
     *
     * @param fields what differs
     */
    record Conflict(List<String> fields) implements ReferralResult {

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
     * The friend was erased; nothing is changed.
     *
     * @param friend who
     */
    record Erased(MemberId friend) implements ReferralResult {}

    /**
     * Asks for each case.
     *
     * @param applied for what did what it says
     * @param declined for what did not
     * @param replayed for what was told before
     * @param conflict for what was told otherwise before
     * @param erased for an erased friend
     * @param <R> what is answered
     * @return the answer
     */
    default <R> R fold(
            Function<? super Applied, ? extends R> applied,
            Function<? super Declined, ? extends R> declined,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        } else if (this instanceof Declined it) {
            return declined.apply(it);
        } else if (this instanceof Replayed it) {
            return replayed.apply(it);
        } else if (this instanceof Conflict it) {
            return conflict.apply(it);
        }
        return erased.apply((Erased) this);
    }
}
