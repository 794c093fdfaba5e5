package io.communitykit.recommend.candidate.recent;

/** What ranks the neighbours of an item. */
public enum PairScore {
    /** The weight of the pair: what members often did together, popular items first. */
    WEIGHT,
    /**
     * The weight of the pair over {@code sqrt(a * b) + shrink}, where {@code a} and {@code b} are the weights of all pairs of each item: popular items gain
     * nothing by being popular, and few facts count less than many. After Davidson et al.: The YouTube Video Recommendation System, RecSys 2010, which divides
     * by the product.
     */
    COSINE
}
