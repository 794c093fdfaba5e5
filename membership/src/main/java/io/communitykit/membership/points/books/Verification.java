package io.communitykit.membership.points.books;

import io.communitykit.core.id.Pseudonym;

/** What checking an account's postings came to. */
public sealed interface Verification {

    /**
     * The account.
     *
     * @return its pseudonym
     */
    Pseudonym account();

    /**
     * All seals fit, and the postings make up balances, lots, holds and tiers.
     *
     * @param account the account
     * @param postings how many there are, seals included
     * @param seals how many seals
     * @param unsealed postings after the last seal, which nothing protects yet
     */
    record Intact(Pseudonym account, long postings, long seals, long unsealed) implements Verification {}

    /**
     * Something was changed, removed or put in.
     *
     * @param account the account
     * @param after sequence of the last posting that is certain, 0 if none is
     * @param found sequence of the posting at which it shows
     * @param problem what is wrong there
     */
    record Broken(Pseudonym account, long after, long found, Problem problem) implements Verification {}

    /** What is wrong. */
    enum Problem {
        /** A posting between two seals was changed, or the seal was. */
        SEAL,
        /** A sequence is missing or there twice. */
        SEQUENCE,
        /** The balance after an entry is not the one before it and the entry together, as far as these fit a number at all. */
        RUNNING_BALANCE,
        /** The entries do not make up the account's balances. */
        BALANCE,
        /** The entries do not make up the account's lots: one was changed, removed or put in, or prolonged. */
        LOTS,
        /** The entries do not make up the account's holds: one was changed or removed. */
        HOLDS,
        /** The tier changes do not lead to the tiers that the member has: one was given, taken or changed. */
        TIERS,
        /** The store cannot read the posting or the next one, or the lots, holds and places after it, as what they should be. */
        UNREADABLE
    }
}
