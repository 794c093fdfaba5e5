package io.communitykit.referral.reward;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.reward.ledger.Grant;
import java.util.List;

/** What became of a fact that rules count, such as a share. */
public sealed interface FactRewards {

    /**
     * Rules counted it.
     *
     * @param rows what it was worth, a row each rule whose ladder gave something; copied
     */
    record Counted(List<Grant> rows) implements FactRewards {

        /**
         * Copies the rows.
         *
         * @param rows what it was worth
         */
        public Counted {
            rows = List.copyOf(rows);
        }
    }

    /** No rule counts it; nothing is changed. */
    record NoRule() implements FactRewards {}

    /**
     * It is not counted now; nothing is changed.
     *
     * @param reason why: {@link Reason#IN_FUTURE}, it may be told again when its time has come
     */
    record Declined(Reason reason) implements FactRewards {}

    /** It was told before. */
    record Replayed() implements FactRewards {}

    /** It was told before, with another content; nothing is changed. */
    record Conflict() implements FactRewards {}

    /**
     * The member was erased; nothing is changed.
     *
     * @param member who
     */
    record Erased(MemberId member) implements FactRewards {}
}
