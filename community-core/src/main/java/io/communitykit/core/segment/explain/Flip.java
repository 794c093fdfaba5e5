package io.communitykit.core.segment.explain;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.TagId;
import java.time.Instant;
import java.util.Optional;

/** One thing that would, all else staying as it is, take a member into a segment or out of it. Immutable. */
public sealed interface Flip {

    /**
     * An ordered attribute reaches a value, the nearest in its direction that does it.
     *
     * @param attribute a number, money, an instant or a date, also one that a counter gives
     * @param from what it is now; empty where it is not known
     * @param to the value that does it, or that it must pass
     * @param reach up to the value, or past it
     */
    record Moves(AttributeName attribute, Optional<AttributeValue> from, Scalar to, Reach reach) implements Flip {

        /** The value itself does it, or only what lies beyond. */
        public enum Reach {
            /** It is enough to be at the value. */
            AT,
            /** It must be more than the value. */
            ABOVE,
            /** It must be less than the value. */
            BELOW
        }

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * An attribute takes another value.
     *
     * @param attribute text, a truth value or a list
     * @param from what it is now; empty where it is not known
     * @param to a value that does it
     */
    record Becomes(AttributeName attribute, Optional<AttributeValue> from, AttributeValue to) implements Flip {
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * What an instant remembers happens again now: a login, an order.
     *
     * @param attribute the instant
     * @param from when it happened last; empty where that is not known
     */
    record Happens(AttributeName attribute, Optional<AttributeValue> from) implements Flip {
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * A tag is put on with full confidence.
     *
     * @param set the set of tags
     * @param tag the tag
     */
    record Gains(AttributeName set, TagId tag) implements Flip {
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * A tag is taken off.
     *
     * @param set the set of tags
     * @param tag the tag
     */
    record Loses(AttributeName set, TagId tag) implements Flip {
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * Nothing is told, and time passes.
     *
     * @param at the first instant at which it is so
     */
    record Waits(Instant at) implements Flip {
        @Override
        public String toString() {
            return Words.of(this);
        }
    }
}
