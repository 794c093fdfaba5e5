package io.communitykit.recommend.candidate.data;

/** What became of a fact that was told. */
public enum Told {
    /** It counts; where it is a repeat that adds nothing, too. */
    COUNTED,
    /** It lies too far in the future; nothing was changed. It may be told again when its time has come. */
    AHEAD
}
