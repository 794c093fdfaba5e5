package io.communitykit.recommend.candidate.demand;

/** What becomes of the weight of a source that does not know. */
public enum MissingSources {
    /** The others share it in proportion to their own: the score says what is known. */
    REWEIGHED,
    /** It counts as if the source said 0: the score is never above what is known for sure. */
    ZERO
}
