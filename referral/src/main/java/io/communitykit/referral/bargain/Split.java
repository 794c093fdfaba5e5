package io.communitykit.referral.bargain;

/** How what is to be cut is shared out among helpers. All are exact: the cuts of all helpers together come to the floor, to the fen. */
public enum Split {
    /**
     * As if a line was cut at places drawn at random without putting back (线段切割): every helper's cut has the same distribution, and large
     * ones are rare.
     */
    UNIFORM_CUTS,
    /**
     * Each cut is drawn up to twice the mean of what is left (二倍均值), as red packets are: equal means, and the spread grows towards the end.
     */
    DOUBLE_MEAN,
    /** Each cut is the former one times a share, beginning with the largest; nothing is random. */
    DECAY,
    /** As {@link #DOUBLE_MEAN}, where a newcomer's mean is a multiple of others'; what is over goes to the last. */
    WEIGHTED
}
