package io.communitykit.recommend.offpolicy;

/** How rewards of one policy are made to speak for another; w is the weight, {@code target / propensity}. */
public enum Estimator {
    /** {@code mean of w r} (Horvitz and Thompson 1952): right on average, and wide. */
    IPS,
    /** {@code sum of w r / sum of w} (Swaminathan and Joachims, NIPS 2015): narrower, and off by a term that fades as 1/n. */
    SNIPS,
    /**
     * {@code mean of (expected + w (r - predicted))} (Dudik, Langford and Li, ICML 2011): right on average with any model that did not see
     * the log, and the narrower the better the model.
     */
    DOUBLY_ROBUST
}
