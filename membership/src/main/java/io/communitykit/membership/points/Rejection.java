package io.communitykit.membership.points;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.IdempotencyKey;
import java.util.List;

/** Why a fact or command was refused. A refusal leaves nothing behind. */
public sealed interface Rejection {

    /**
     * The balance does not suffice for a deduction by command.
     *
     * @param currency the currency
     * @param available what could be deducted: balance less floor, 0 or more
     * @param missing how much more would be needed, above 0
     */
    record Insufficient(CurrencyId currency, long available, long missing) implements Rejection {}

    /**
     * The key was told before with other content.
     *
     * @param key the key
     * @param differing the fields that differ, at least one
     */
    record Conflicting(IdempotencyKey key, List<ContentField> differing) implements Rejection {

        /**
         * Copies the list.
         *
         * @param key the key
         * @param differing the fields that differ, at least one
         */
        public Conflicting {
            differing = List.copyOf(differing);
        }
    }

    /**
     * The program has no such currency.
     *
     * @param currency what was asked for
     */
    record UnknownCurrency(CurrencyId currency) implements Rejection {}

    /** The member was erased; facts about the member are refused for good. */
    record Erased() implements Rejection {}

    /**
     * A balance or sum would leave the range of a 64-bit integer.
     *
     * @param currency the currency
     */
    record Overflow(CurrencyId currency) implements Rejection {}
}
