package io.communitykit.risk.word;

/** When the second pass, which looks for weak evidence, is run. Immutable. */
public enum WeakUse {
    /** Never. */
    NEVER,
    /** For texts that would pass. */
    WHAT_PASSED,
    /** For every text. */
    ALWAYS
}
