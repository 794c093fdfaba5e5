package io.communitykit.recommend.candidate.model;

/**
 * What an item of a profile adds to the score of another.
 *
 * @param item the number of the item of the profile
 * @param share of the score
 */
public record Contribution(int item, double share) {}
