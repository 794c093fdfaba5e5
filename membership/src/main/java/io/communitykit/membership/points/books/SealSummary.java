package io.communitykit.membership.points.books;

/**
 * What a run of sealing has done.
 *
 * @param accounts accounts that got a seal
 * @param postings postings that the seals cover
 * @param skipped accounts that changed meanwhile; the next run seals them
 */
public record SealSummary(long accounts, long postings, long skipped) {

    SealSummary plus(long moreAccounts, long morePostings, long moreSkipped) {
        return new SealSummary(accounts + moreAccounts, postings + morePostings, skipped + moreSkipped);
    }
}
