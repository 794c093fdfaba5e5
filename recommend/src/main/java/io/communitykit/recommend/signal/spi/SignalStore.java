package io.communitykit.recommend.signal.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.recommend.signal.KnownFact;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the signals of subjects, one state each, and the keys of the facts that were counted. Implement this to keep them in a store of
 * your own; {@code SignalStoreContract} in {@code communitykit-testkit} checks these rules:
 *
 * <ul>
 *   <li><b>Atomic.</b> Nobody sees or changes a subject's state and keys between those shown to a decider and those saved with its answer;
 *       the state and the key are saved together.
 *   <li><b>Whole.</b> A state is read as it was saved, to the last bit, or not at all.
 *   <li><b>To the byte.</b> Ids that differ in case, accent, trailing space or an emoji are different ids, those of subjects and those of
 *       facts. A content and an author of one id are two subjects, and each has keys of its own.
 *   <li><b>Erased for ever.</b> After {@link #erase} nothing that the store keeps tells which subject it was; what is told of it
 *       again is refused, which takes a keyed pseudonym.
 *   <li><b>Failure.</b> A store that cannot do what it is asked throws {@link StorageException} and nothing else. What a decider
 *       throws goes through unchanged and leaves nothing.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface SignalStore {

    /** How many subjects are read at once at most. */
    int MAX_READ = 10_000;

    /** How many subjects one purge may concern at most. */
    int MAX_PURGE = 10_000;

    /**
     * Changes a subject's state atomically and remembers a fact with it. The store may call the decider again, on a newer state, until
     * that succeeds. A decider does not change the subject through the store itself.
     *
     * @param subject which
     * @param key the fact's key
     * @param decide given what is kept of the subject and under the key; answers with what to save and what else it has to say
     * @param <R> what deciders answer with
     * @return the decider's answer; empty for a subject that was erased, of which the decider is not asked
     * @throws StorageException if the store failed; state and key were saved together or not at all
     */
    <R> Optional<R> update(SignalSubject subject, IdempotencyKey key, Function<Seen, Saved<R>> decide);

    /**
     * Shows the states of many subjects without changing anything. Each is whole; they need not be of one moment.
     *
     * @param subjects which, at most {@value #MAX_READ}; more are an {@link io.communitykit.core.InvalidValueException}. One that is
     *     named twice is answered once
     * @return the state of each; subjects never seen, or erased, are not there
     * @throws StorageException if the store failed
     */
    Map<SignalSubject, SignalState> read(List<SignalSubject> subjects);

    /**
     * Forgets the keys of facts that occurred before an instant. From then on facts before it are too late for their subjects: {@link
     * SignalState#openFrom()} is moved to it, each together with the keys. Subjects without such keys stay as they are. Purging again
     * goes on where a failure has stopped.
     *
     * @param before the first instant of which keys stay
     * @param limit of how many subjects at most, 1 to {@value #MAX_PURGE}; another number is an {@link
     *     io.communitykit.core.InvalidValueException}
     * @return of how many subjects keys were forgotten; fewer than {@code limit} only if none are left, as far as nobody tells facts meanwhile
     * @throws StorageException if the store failed; of some subjects keys may have been forgotten
     */
    int purge(Instant before, int limit);

    /**
     * Removes all that is kept of a subject, and remembers under a pseudonym that it was erased. Erasing twice changes nothing; a
     * subject never seen may be erased too.
     *
     * @param subject which
     * @return whether something was removed
     * @throws StorageException if the store failed
     */
    boolean erase(SignalSubject subject);

    /**
     * What a decider is shown.
     *
     * @param state what was counted so far; empty for a subject never seen
     * @param known what was remembered under the fact's key
     */
    record Seen(Optional<SignalState> state, Optional<KnownFact> known) {}

    /**
     * What a decider answers with.
     *
     * @param entry what to save; empty to leave everything as it is
     * @param result what else it has to say
     * @param <R> of what type
     */
    record Saved<R>(Optional<Entry> entry, R result) {}

    /**
     * What is saved together.
     *
     * @param state the subject's new state
     * @param fact what to remember under the fact's key, in place of what may be there
     */
    record Entry(SignalState state, KnownFact fact) {}
}
