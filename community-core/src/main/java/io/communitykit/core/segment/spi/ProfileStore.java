package io.communitykit.core.segment.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.MemberState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps what is known of members: profile, counters and memberships, one state each. Implement this to keep them in a store of
 * your own; {@code ProfileStoreContract} in {@code communitykit-testkit} checks these rules:
 *
 * <ul>
 *   <li><b>Atomic.</b> Nobody sees or changes a member's state between the one shown to a decider and the one it answers with.
 *   <li><b>Whole.</b> A state is read as it was saved, to the last field, or not at all.
 *   <li><b>To the byte.</b> Ids that differ in case, accent, trailing space or an emoji are different ids.
 *   <li><b>Erased for ever.</b> After {@link #erase} nothing that the store keeps tells who the member was; what is told of the
 *       member again is refused, which takes a keyed pseudonym.
 *   <li><b>Failure.</b> A store that cannot do what it is asked throws {@link StorageException} and nothing else. What a decider
 *       throws goes through unchanged and leaves nothing.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface ProfileStore {

    /**
     * Changes a member's state atomically. The store may call the decider again, on a newer state, until that succeeds. A decider
     * answers with a state of this member and does not change the member through the store itself.
     *
     * @param member who
     * @param decide given the state, empty for a member never seen; answers with the new state and what else it has to say
     * @param <R> what deciders answer with
     * @return the decider's answer; empty for a member who was erased, of whom the decider is not asked
     * @throws StorageException if the store failed; the state was changed as a whole or not at all
     */
    <R> Optional<R> update(MemberId member, Function<Optional<MemberState>, Saved<R>> decide);

    /**
     * Shows a member's state without changing anything.
     *
     * @param member who
     * @return the state; empty for a member never seen, or erased
     * @throws StorageException if the store failed
     */
    Optional<MemberState> read(MemberId member);

    /**
     * Lists members whose {@link MemberState#dueAt} has come, the earliest first; equal ones in an order that stays the same.
     *
     * @param until up to and including this instant
     * @param limit how many at most, 1 to 10,000; another number is an {@link io.communitykit.core.InvalidValueException}
     * @return members and instants
     * @throws StorageException if the store failed
     */
    List<Due> due(Instant until, int limit);

    /**
     * Lists all states in an order that stays the same. Members who are added meanwhile may or may not appear; none appears twice.
     *
     * @param after behind this member, who need not be there any more; from the first where empty
     * @param limit how many at most, 1 to 10,000; another number is an {@link io.communitykit.core.InvalidValueException}
     * @return states; fewer than {@code limit} only at the end
     * @throws StorageException if the store failed
     */
    List<MemberState> members(Optional<MemberId> after, int limit);

    /**
     * Removes all that is kept of a member, and remembers under a pseudonym that the member was erased. Erasing twice changes nothing;
     * a member never seen may be erased too.
     *
     * @param member who
     * @return whether something was removed
     * @throws StorageException if the store failed
     */
    boolean erase(MemberId member);

    /**
     * What a decider answers with.
     *
     * @param state the state to save; empty to leave everything as it is
     * @param result what else it has to say
     * @param <R> of what type
     */
    record Saved<R>(Optional<MemberState> state, R result) {}

    /**
     * A member to whom something may happen by itself.
     *
     * @param member who
     * @param at when
     */
    record Due(MemberId member, Instant at) {}
}
