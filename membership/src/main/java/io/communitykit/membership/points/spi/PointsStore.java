package io.communitykit.membership.points.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.Posting;
import java.util.List;

/**
 * Keeps points accounts: the state of each member in each program, and the postings that led to it. Implement this to
 * keep accounts in a store of your own; {@code PointsStoreContract} in {@code communitykit-testkit} checks these rules:
 *
 * <ul>
 *   <li><b>Atomic.</b> The changes of one unit appear together or not at all: posting, balances and cap windows of all its
 *       accounts. Nobody sees or changes an account between the states shown to a decider and the change it answers with.
 *   <li><b>Independent.</b> Units of one call may commit apart. When a call fails, each of its units was applied as a whole
 *       or not at all; telling all of them again is safe, since deciders recognise what was told.
 *   <li><b>In order.</b> Units of one call that touch the same account are decided in the order given, each seeing what the
 *       ones before it changed.
 *   <li><b>Once.</b> A posting key appears at most once in an account, and sequences run 1, 2, 3 ... without a gap.
 *   <li><b>To the byte.</b> Ids that differ in case, accent, trailing space or an emoji are different ids.
 *   <li><b>Failure.</b> A store that cannot do what it is asked throws {@link StorageException} and nothing else. What a
 *       decider throws goes through unchanged, and its unit leaves nothing.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface PointsStore {

    /**
     * Carries out units, each atomically. The store shows a unit's decider the wanted states, and carries out what it
     * answers; it may call the decider again, on newer states, until that succeeds.
     *
     * @param units any number; best some tens to a few hundred where throughput counts
     * @param <R> what deciders answer with
     * @return one result a unit, in the order of the units
     * @throws StorageException if the store failed
     */
    <R> List<R> update(List<Unit<R>> units);

    /**
     * Shows states without changing anything.
     *
     * @param wants any number
     * @return one state a want, in their order, each as of one moment; an account never seen is
     *     {@link AccountState#unseen(Want)}
     * @throws StorageException if the store failed
     */
    List<AccountState> read(List<Want> wants);

    /**
     * Lists the postings of an account, oldest first.
     *
     * @param query which account and which page
     * @return a page; empty for an account never seen, and for an erased member asked for by id
     * @throws StorageException if the store failed
     */
    Page<Posting, PostingQuery> postings(PostingQuery query);

    /**
     * Lists the accounts of a program in the order of their pseudonyms, erased ones included. Accounts that are opened
     * meanwhile may or may not appear; none appears twice.
     *
     * @param query which program and which page
     * @return a page
     * @throws StorageException if the store failed
     */
    Page<AccountHead, AccountQuery> accounts(AccountQuery query);

    /**
     * Removes everything that tells who a member was from the member's accounts in all programs: the member's id, and the
     * keys, subjects, reasons and content digests of the postings. Balances, amounts, rules and times stay, under the pseudonym, so that totals
     * still add up. The account takes no more postings. Erasing twice changes nothing.
     *
     * @param member the member
     * @return how much was removed
     * @throws StorageException if the store failed
     */
    Erased erase(MemberId member);
}
