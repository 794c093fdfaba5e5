package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.List;
import java.util.Optional;

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
