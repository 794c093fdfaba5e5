package io.communitykit.examples.summary;

/**
 * One line of a leaderboard.
 *
 * @param rank 1 and up; members with equal balances share a rank, and the ranks after it are skipped
 * @param member the member
 * @param balance the balance that counts
 */
public record Leader(int rank, String member, long balance) {}
