package io.communitykit.recommend.signal;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a fact at one subject. Only a counted one changes something. Immutable and safe for many threads. */
public sealed interface SignalResult {

    /**
     * The subject in question.
     *
     * @return content or author
     */
    SignalSubject subject();

    /**
     * The fact's key.
     *
     * @return source and id
     */
    IdempotencyKey key();

    /**
     * The state afterwards, where it is another.
     *
     * @return the new state of a counted fact; empty for the others
     */
    default Optional<SignalState> changed() {
        return this instanceof Counted counted ? Optional.of(counted.state()) : Optional.empty();
    }

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param counted for one that was counted
     * @param replayed for one that was counted before
     * @param conflict for one whose key was counted with other content
     * @param tooLate for one behind the horizon
     * @param tooEarly for one too far ahead of the clock
     * @param nothing for one without the amount that its rules ask for
     * @param erased for one about a subject that was erased
     * @return what the chosen function returned
     */
    default <T> T fold(
            Function<? super Counted, ? extends T> counted,
            Function<? super Replayed, ? extends T> replayed,
            Function<? super Conflict, ? extends T> conflict,
            Function<? super TooLate, ? extends T> tooLate,
            Function<? super TooEarly, ? extends T> tooEarly,
            Function<? super NothingToCount, ? extends T> nothing,
            Function<? super Erased, ? extends T> erased) {
        if (this instanceof Counted one) {
            return counted.apply(one);
        } else if (this instanceof Replayed one) {
            return replayed.apply(one);
        } else if (this instanceof Conflict one) {
            return conflict.apply(one);
        } else if (this instanceof TooLate one) {
            return tooLate.apply(one);
        } else if (this instanceof TooEarly one) {
            return tooEarly.apply(one);
        } else if (this instanceof NothingToCount one) {
            return nothing.apply(one);
        }
        return erased.apply((Erased) this);
    }

    /**
     * It was counted, perhaps with an amount of 0.
     *
     * @param subject for what
     * @param key the fact's key
     * @param signals the signals it counts for, by rising id
     * @param state the state afterwards
     */
    record Counted(SignalSubject subject, IdempotencyKey key, List<SignalId> signals, SignalState state)
            implements SignalResult {

        /**
         * Copies the list.
         *
         * @param subject for what
         * @param key the fact's key
         * @param signals the signals it counts for
         * @param state the state afterwards
         */
        public Counted {
            signals = List.copyOf(signals);
        }
    }

    /**
     * It was counted before, with the same content.
     *
     * @param subject for what
     * @param key the fact's key
     */
    record Replayed(SignalSubject subject, IdempotencyKey key) implements SignalResult {}

    /**
     * A fact of the same key and other content was counted before, and stays.
     *
     * @param subject for what
     * @param key the facts' key
     * @param countedAt when the one that was counted occurred
     * @param differing the fields in which they differ, at least one
     */
    record Conflict(SignalSubject subject, IdempotencyKey key, Instant countedAt, List<ContentField> differing)
            implements SignalResult {

        /**
         * Copies the list.
         *
         * @param subject for what
         * @param key the facts' key
         * @param countedAt when the one that was counted occurred
         * @param differing the fields in which they differ
         */
        public Conflict {
            differing = List.copyOf(differing);
        }
    }

    /**
     * It occurred so long before the newest fact of its subject that a repeat could not be told from a first telling.
     *
     * @param subject for what
     * @param key the fact's key
     * @param occurredAt when it occurred
     * @param limit the first instant that would still count
     */
    record TooLate(SignalSubject subject, IdempotencyKey key, Instant occurredAt, Instant limit)
            implements SignalResult {}

    /**
     * It lies further ahead of the clock than clocks may differ. It may be told again later.
     *
     * @param subject for what
     * @param key the fact's key
     * @param occurredAt when it says that it occurred
     * @param limit the last instant that would count now
     */
    record TooEarly(SignalSubject subject, IdempotencyKey key, Instant occurredAt, Instant limit)
            implements SignalResult {}

    /**
     * It lacks the amount that its rules ask for, as a whole number or decimal from 0 up. It left nothing and may be told again.
     *
     * @param subject for what
     * @param key the fact's key
     */
    record NothingToCount(SignalSubject subject, IdempotencyKey key) implements SignalResult {}

    /**
     * The subject was erased: nothing is counted for it any more.
     *
     * @param subject for what
     * @param key the fact's key
     */
    record Erased(SignalSubject subject, IdempotencyKey key) implements SignalResult {}
}
