package io.communitykit.membership.points.lot;

import io.communitykit.core.event.EventType;
import java.time.Instant;

/** Whether a lot can be spent. */
public sealed interface LotState {

    /** Can be spent. */
    record Active() implements LotState {

        /** The one instance that code need hold. */
        public static final Active INSTANCE = new Active();
    }

    /**
     * Becomes active at an instant.
     *
     * @param from when
     */
    record Pending(Instant from) implements LotState {}

    /**
     * Becomes active when a fact of a type comes whose subject is that of the posting that opened the lot.
     *
     * @param event the type of that fact
     * @param cancelAt when the points are taken back if no such fact came
     * @param then from when on they expire once they are active
     */
    record Waiting(EventType event, Instant cancelAt, ExpiryRule then) implements LotState {}
}
