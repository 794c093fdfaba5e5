package io.communitykit.core.segment;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.counter.CounterResult;
import java.util.List;
import java.util.Optional;

/** What became of something that was told of one member. */
public sealed interface SegmentResult {

    /**
     * Of whom it was told.
     *
     * @return the member
     */
    MemberId member();

    /**
     * What was entered and left: first what had become due, then what follows from what was told.
     *
     * @return in the order in which it happened
     */
    List<SegmentChange> changes();

    /**
     * It was told, and the member is right as of now. It may have changed nothing.
     *
     * @param member of whom
     * @param changes what was entered and left
     * @param counted what the counters made of an event; empty for a command
     */
    record Applied(MemberId member, List<SegmentChange> changes, Optional<CounterResult> counted)
            implements SegmentResult {

        /**
         * Copies the list.
         *
         * @param member of whom
         * @param changes what was entered and left
         * @param counted what the counters made of an event
         */
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The member was erased: nothing is told of such a member any more.
     *
     * @param member of whom
     */
    record Erased(MemberId member) implements SegmentResult {
        @Override
        public List<SegmentChange> changes() {
            return List.of();
        }
    }
}
