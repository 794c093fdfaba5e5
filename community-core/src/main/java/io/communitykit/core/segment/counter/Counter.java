package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is kept of a member's behaviour. An event hits the counter if it is of one of the types, tells of the member in
 * the counted role, and the condition certainly holds. Immutable and safe for many threads.
 *
 * <p>A counter whose meaning changes should get a new id: what was counted stays as it was counted, and a longer {@code
 * keep} does not bring back hits that are no longer kept singly.
 *
 * @param id its name
 * @param of which member of an event is counted
 * @param types the types of event that may hit it, at least one; copied and sorted
 * @param where what must hold of the event, its own attributes and those of {@link EventFacts}; unknown is a no
 * @param by the attribute that gives the keys: a text is one, a list has each distinct text in it; without any, or with
 *     another type, the event counts under the total only
 * @param amount the attribute that is summed: a number or money; an event without it adds nothing
 * @param value the attribute whose distinct values are counted, 2 and 2.0 being one; each element of a list is a value
 * @param keep how far back single hits are kept for windows, 1 second to 3,660 days in whole microseconds; at least the
 *     longest window of any reading
 */
public record Counter(
        CounterId id,
        CountedMember of,
        Set<EventType> types,
        Optional<Condition> where,
        Optional<AttributeName> by,
        Optional<AttributeName> amount,
        Optional<AttributeName> value,
        Duration keep) {

    /**
     * Checks and copies.
     *
     * @param id its name
     * @param of which member of an event is counted
     * @param types the types of event that may hit it
     * @param where what must hold of the event
     * @param by the attribute that gives the keys
     * @param amount the attribute that is summed
     * @param value the attribute whose distinct values are counted
     * @param keep how far back single hits are kept
     */
    public Counter {
        SortedSet<EventType> sorted = new TreeSet<>(types);
        if (sorted.isEmpty()) {
            throw InvalidValueException.of("types of counter " + id, "at least one", sorted);
        }
        types = Collections.unmodifiableSortedSet(sorted);
        Spans.check("keep of counter " + id, keep, Spans.MIN, Spans.MAX);
    }

    /**
     * Starts a counter of what a member did.
     *
     * @param id its name
     * @param keep how far back single hits are kept, 1 second to 3,660 days
     * @param types the types of event, at least one
     * @return a builder; not safe for many threads
     */
    public static Builder builder(String id, Duration keep, EventType... types) {
        return new Builder(new CounterId(id), keep, Set.of(types));
    }

    /**
     * Whether an event is a hit of a member in this counter.
     *
     * @param event any event
     * @param member whose behaviour is counted
     * @return true if it counts
     */
    public boolean hit(CommunityEvent event, MemberId member) {
        return of.of(event).filter(member::equals).isPresent() && admits(event);
    }

    /** Whether it counts, for whomever. */
    boolean admits(CommunityEvent event) {
        return types.contains(event.type())
                && (where.isEmpty()
                        || where.get().evaluate(new EventFacts(event)).isTrue());
    }

    /** Collects the optional parts of a counter. Not safe for many threads. */
    public static final class Builder {

        private final CounterId id;
        private final Duration keep;
        private final Set<EventType> types;
        private CountedMember of = CountedMember.ACTOR;
        private Optional<Condition> where = Optional.empty();
        private Optional<AttributeName> by = Optional.empty();
        private Optional<AttributeName> amount = Optional.empty();
        private Optional<AttributeName> value = Optional.empty();

        private Builder(CounterId id, Duration keep, Set<EventType> types) {
            this.id = id;
            this.keep = keep;
            this.types = types;
        }

        /**
         * Counts another member of the event than the actor.
         *
         * @param member which
         * @return this builder
         */
        public Builder of(CountedMember member) {
            this.of = member;
            return this;
        }

        /**
         * Counts only events of which this certainly holds.
         *
         * @param condition the condition
         * @return this builder
         */
        public Builder where(Condition condition) {
            this.where = Optional.of(condition);
            return this;
        }

        /**
         * Counts by key as well.
         *
         * @param attribute the attribute that gives the keys
         * @return this builder
         */
        public Builder by(String attribute) {
            this.by = Optional.of(new AttributeName(attribute));
            return this;
        }

        /**
         * Keeps amounts, to sum them.
         *
         * @param attribute the attribute that is summed
         * @return this builder
         */
        public Builder amount(String attribute) {
            this.amount = Optional.of(new AttributeName(attribute));
            return this;
        }

        /**
         * Keeps values, to count the distinct ones.
         *
         * @param attribute the attribute whose values are told apart
         * @return this builder
         */
        public Builder value(String attribute) {
            this.value = Optional.of(new AttributeName(attribute));
            return this;
        }

        /**
         * Makes the counter.
         *
         * @return the counter
         * @throws InvalidValueException if there is no type, or {@code keep} is out of range
         */
        public Counter build() {
            return new Counter(id, of, types, where, by, amount, value, keep);
        }
    }
}
