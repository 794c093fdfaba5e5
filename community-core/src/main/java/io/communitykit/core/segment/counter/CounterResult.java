package io.communitykit.core.segment.counter;

import io.communitykit.core.id.IdempotencyKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of an event that was told to the counters of a member. Only a counted one changes the state. */
public sealed interface CounterResult {

    /**
     * The event's key.
     *
     * @return source and id
     */
    IdempotencyKey key();

    /**
     * The state afterwards, where it is another.
     *
     * @return the new state of a counted event; empty for the others
     */
    default Optional<CounterState> changed() {
        return this instanceof Counted counted ? Optional.of(counted.state()) : Optional.empty();
    }

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param counted for one that hit a counter
     * @param repeated for one that was counted before
     * @param conflict for one whose key was counted with other content
     * @param uncounted for one that concerns no counter
     * @param tooLate for one before the horizon
     * @param tooEarly for one too far ahead
     * @param overLimit for one that would exceed a limit
     * @return what the chosen function returned
     */
    default <T> T fold(
            Function<? super Counted, ? extends T> counted,
            Function<? super Repeated, ? extends T> repeated,
            Function<? super Conflict, ? extends T> conflict,
            Function<? super Uncounted, ? extends T> uncounted,
            Function<? super TooLate, ? extends T> tooLate,
            Function<? super TooEarly, ? extends T> tooEarly,
            Function<? super OverLimit, ? extends T> overLimit) {
        if (this instanceof Counted one) {
            return counted.apply(one);
        } else if (this instanceof Repeated one) {
            return repeated.apply(one);
        } else if (this instanceof Conflict one) {
            return conflict.apply(one);
        } else if (this instanceof Uncounted one) {
            return uncounted.apply(one);
        } else if (this instanceof TooLate one) {
            return tooLate.apply(one);
        } else if (this instanceof TooEarly one) {
            return tooEarly.apply(one);
        }
        return overLimit.apply((OverLimit) this);
    }

    /**
     * It hit at least one counter.
     *
     * @param key the event's key
     * @param state the state afterwards
     * @param counters the counters it hit, by rising id
     */
    record Counted(IdempotencyKey key, CounterState state, List<CounterId> counters) implements CounterResult {

        /**
         * Copies the list.
         *
         * @param key the event's key
         * @param state the state afterwards
         * @param counters the counters it hit
         */
        public Counted {
            counters = List.copyOf(counters);
        }
    }

    /**
     * It was counted before, with the same content.
     *
     * @param key the event's key
     */
    record Repeated(IdempotencyKey key) implements CounterResult {}

    /**
     * An event of the same key and other content was counted before, and stays.
     *
     * @param key the event's key
     * @param counted when the counted one occurred
     * @param told when this one occurred, perhaps the same instant
     */
    record Conflict(IdempotencyKey key, Instant counted, Instant told) implements CounterResult {}

    /**
     * No counter concerns it.
     *
     * @param key the event's key
     */
    record Uncounted(IdempotencyKey key) implements CounterResult {}

    /**
     * It occurred before the horizon, so that a repeat could not be told.
     *
     * @param key the event's key
     * @param occurredAt when it occurred
     * @param earliest the first instant that would still count
     */
    record TooLate(IdempotencyKey key, Instant occurredAt, Instant earliest) implements CounterResult {}

    /**
     * It lies further ahead than clocks may differ. It may be told again later.
     *
     * @param key the event's key
     * @param occurredAt when it says that it occurred
     * @param latest the last instant that would count now
     */
    record TooEarly(IdempotencyKey key, Instant occurredAt, Instant latest) implements CounterResult {}

    /**
     * It would exceed a limit, and is counted nowhere.
     *
     * @param key the event's key
     * @param counter the counter in question
     * @param limit which limit
     * @param allowed the most that is allowed
     * @param actual what it would be
     */
    record OverLimit(IdempotencyKey key, CounterId counter, CounterLimit limit, long allowed, BigInteger actual)
            implements CounterResult {}
}
