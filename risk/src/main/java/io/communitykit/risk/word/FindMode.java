package io.communitykit.risk.word;

/** Which of several hits that share characters are handed out. Immutable. */
public enum FindMode {
    /** The hit that begins furthest left, of those the longest; the next one begins behind it. */
    LEFTMOST_LONGEST,
    /** Every word at every place. */
    OVERLAPPING
}
