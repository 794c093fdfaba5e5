package io.communitykit.risk.abuse.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.risk.abuse.fact.AbuseFact;
import java.util.List;

/**
 * Keeps the facts that a screen against abuse was told, in the order of recording. Implement this to keep them in a store of your own;
 * {@code AbuseStoreContract} in {@code communitykit-testkit} checks these rules:
 *
 * <ul>
 *   <li><b>Atomic.</b> The facts of one call are recorded together or not at all.
 *   <li><b>Once.</b> A fact is one by its key; told again it is known, with another content it conflicts. That holds between threads and
 *       within one call.
 *   <li><b>In order.</b> Entries are numbered in the order in which they can be seen: once an entry was shown, no other appears under a
 *       smaller number. So a reader who goes on behind the last number misses nothing, however late a transaction commits.
 *   <li><b>Whole, to the byte.</b> Facts are read as they were told, but for their keys; ids that differ in case, accent, trailing space or
 *       an emoji are different.
 *   <li><b>Erased for ever.</b> After {@link #erase} nothing that the store keeps tells who the member was, and facts that name the member
 *       are refused.
 *   <li><b>Failure.</b> A store that cannot do what it is asked throws {@link StorageException} and nothing else.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface AbuseStore {

    /** How many facts may be appended at once. */
    int MAX_APPEND = 1_000;

    /**
     * Records facts that are new, atomically. A policy has no say: facts of a kind of key without a rule are kept for one that has.
     *
     * @param facts at most {@value #MAX_APPEND}
     * @return what became of each, in their order
     * @throws io.communitykit.core.InvalidValueException if there are more
     * @throws StorageException if the store failed; all were recorded or none
     */
    List<Appended> append(List<AbuseFact> facts);

    /**
     * Lists what was recorded, in the order of recording: everything, erasures among it, or the facts of one member. Facts that went with
     * an erased member leave gaps; an erased member has no facts.
     *
     * @param query which
     * @return entries of rising numbers; fewer than asked for only at the end
     * @throws StorageException if the store failed
     */
    List<AbuseEntry> entries(AbuseQuery query);

    /**
     * Forgets who a member was. What is the member's alone goes, of referrals and findings {@link ErasedMember} stays; that it happened is
     * recorded for those who read on. Erasing twice changes nothing; a member never seen may be erased too.
     *
     * @param member who
     * @return whether the member was not erased before; false for the name of an {@link ErasedMember}
     * @throws StorageException if the store failed
     */
    boolean erase(MemberId member);

    /**
     * What is left of a member after an erasure. Costs about a microsecond and touches nothing.
     *
     * @param member any, also one never seen; for the name of an {@link ErasedMember} its pseudonym
     * @return the same for the same member, always
     */
    Pseudonym pseudonym(MemberId member);

    /**
     * Whether what was appended is kept when the call returns.
     *
     * @return true if each call commits by itself; false if it joins a transaction that the host may still roll back, over which no screen
     *     can be built
     */
    boolean ownsTransactions();
}
