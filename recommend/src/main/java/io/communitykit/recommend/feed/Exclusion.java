package io.communitykit.recommend.feed;

/** Why a candidate is not shown at all. */
public enum Exclusion {
    /** It is not in the snapshot. */
    UNKNOWN,
    /** It is dated behind the instant of the snapshot. */
    OF_THE_FUTURE,
    /** Its integrity factor is 0. */
    INTEGRITY,
    /** The member saw it as often as it is shown. */
    SEEN
}
