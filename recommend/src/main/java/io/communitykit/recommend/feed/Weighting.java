package io.communitykit.recommend.feed;

/** How the weights of signals are meant. */
public enum Weighting {
    /** As they are. */
    GIVEN,
    /**
     * Each weight is divided by the mean of what the transform gives over the content of the snapshot that can be shown, so that signals of
     * equal weight contribute equally on average (X, the-algorithm-ml, heavy ranker). A signal whose mean is below 1e-9, since it has faded or
     * is 0 throughout, contributes nothing.
     */
    BALANCED
}
