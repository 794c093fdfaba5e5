package io.communitykit.referral.code.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps codes, each of one member, and each use once. Implement this to keep them in a store of your own; {@code CodeStoreContract} in
 * {@code communitykit-testkit} checks these rules:
 *
 * <ul>
 *   <li><b>Claimed once.</b> Of many who claim one key, one gets it; nobody else ever, not even when it is taken back or its owner
 *       erased.
 *   <li><b>One after the other.</b> Claims of one member see each other's codes, and so do changes of one code. A function is asked
 *       with what is true until its answer is saved; it may be asked again, is pure, and must not call the store.
 *   <li><b>Atomic.</b> A code, the one that it replaces, and a use are saved together or not at all.
 *   <li><b>To the byte.</b> Ids that differ in case, accent, trailing space or an emoji are different.
 *   <li><b>Erased for ever.</b> After {@link #erase} nothing kept tells who the member was or what the codes read; their keys stay
 *       claimed, by a keyed hash, and belong to nobody.
 *   <li><b>Failure.</b> A store that cannot do what it is asked throws {@link StorageException} and nothing else. What a function
 *       throws goes through unchanged and leaves nothing.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface CodeStore {

    /** The most keys that a claim may ask about. */
    int MAX_CANDIDATES = 20;

    /**
     * What a claim rests on.
     *
     * @param codes all codes of the member, revoked ones too, oldest first, equal instants by key; copied
     * @param taken the candidates that somebody has, the member included; copied
     */
    record Holdings(List<MemberCode> codes, Set<CodeKey> taken) {

        /**
         * Copies.
         *
         * @param codes all codes of the member
         * @param taken the candidates that somebody has
         */
        public Holdings {
            codes = List.copyOf(codes);
            taken = Set.copyOf(taken);
        }
    }

    /**
     * What a claim comes to.
     *
     * @param claimed a code of the member under a candidate that is not taken; nothing is saved where empty
     * @param replaced a code of the member, of which {@link MemberCode#revokedAt} alone is saved; only with a claimed one
     * @param result the answer
     * @param <R> the answer
     */
    record Claim<R>(Optional<MemberCode> claimed, Optional<MemberCode> replaced, R result) {}

    /**
     * What a change rests on.
     *
     * @param code the code as it is
     * @param usedAt when it was used under the key that was asked for
     */
    record Seen(MemberCode code, Optional<Instant> usedAt) {}

    /**
     * What a change comes to.
     *
     * @param code of which uses and {@link MemberCode#revokedAt} are saved; nothing is saved where empty
     * @param usedAt the use to be saved under the key that was asked for; only with a code
     * @param result the answer
     * @param <R> the answer
     */
    record Change<R>(Optional<MemberCode> code, Optional<Instant> usedAt, R result) {}

    /**
     * Claims a code for a member if nobody has it.
     *
     * @param member who
     * @param candidates the keys that may be claimed, each once, at most {@link #MAX_CANDIDATES}
     * @param decide chooses; asked again where somebody else took the candidate meanwhile
     * @param <R> the answer
     * @return the answer of the call whose claim was saved; empty where the member was erased, and nobody was asked
     * @throws StorageException if the store failed
     */
    <R> Optional<R> claim(MemberId member, List<CodeKey> candidates, Function<Holdings, Claim<R>> decide);

    /**
     * Finds a code, as it was at some instant between call and return.
     *
     * @param key its key
     * @return the code; without an owner where that member was erased
     * @throws StorageException if the store failed
     */
    Optional<MemberCode> find(CodeKey key);

    /**
     * Lists a member's codes, of all programs, revoked ones too.
     *
     * @param member who
     * @return oldest first, equal instants by key; none where the member was erased
     * @throws StorageException if the store failed
     */
    List<MemberCode> codes(MemberId member);

    /**
     * Changes a code: takes it back, or counts a use.
     *
     * @param key its key
     * @param use the use that is told; empty where none is
     * @param decide changes
     * @param <R> the answer
     * @return the answer; empty where there is no such code, and nobody was asked
     * @throws StorageException if the store failed
     */
    <R> Optional<R> update(CodeKey key, Optional<IdempotencyKey> use, Function<Seen, Change<R>> decide);

    /**
     * Forgets who a member was, in all programs: the codes belong to nobody from then on, their uses go, and the member can claim no
     * more. A member never seen may be erased too.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed
     */
    boolean erase(MemberId member);
}
