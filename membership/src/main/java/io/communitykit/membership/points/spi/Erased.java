package io.communitykit.membership.points.spi;

/**
 * What an erasure removed.
 *
 * @param accounts accounts that were emptied of who they belonged to; 0 if the member was not known or erased before
 * @param postings postings from which keys, subjects and reasons were removed
 */
public record Erased(int accounts, long postings) {}
