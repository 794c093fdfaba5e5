package io.communitykit.membership.points;

/**
 * What a run of what was due has done.
 *
 * @param accounts accounts on which something was due
 * @param postings postings made
 */
public record DueSummary(long accounts, long postings) {

    DueSummary plus(long moreAccounts, long morePostings) {
        return new DueSummary(accounts + moreAccounts, postings + morePostings);
    }
}
