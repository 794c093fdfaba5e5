package io.communitykit.referral.code;

/** What a text is, taken as a code: one of the two good forms, or what is wrong with it. */
public enum CodeForm {
    /** A checked code: 9 to 30 symbols, the last of which agrees with the others. */
    CHECKED,
    /** What may be a vanity code: 3 to 7 letters and digits. Whether it is one only a store knows. */
    VANITY,
    /** Nothing but spaces and hyphens, or nothing. */
    EMPTY,
    /** Fewer characters than any code has. */
    TOO_SHORT,
    /** 8 characters: more than a vanity code has and fewer than a checked one. */
    BETWEEN_LENGTHS,
    /** More characters than any code has. */
    TOO_LONG,
    /** In a text as long as a checked code, one of 0, O, 1, I and L, which {@link LookAlikes} do not map. */
    LOOK_ALIKE,
    /** A character that nobody sees: a control, a mark of direction, a joiner, a combining mark. */
    HIDDEN_CHARACTER,
    /** An emoji or another pictograph. */
    PICTOGRAPH,
    /** A character beyond U+FFFF that is no pictograph, such as a rare Han character or a mathematical letter. */
    SUPPLEMENTARY,
    /** Half of a character beyond U+FFFF: the text was cut within it. */
    LONE_SURROGATE,
    /** A visible character that no code has, such as a Han character or punctuation. */
    NOT_A_SYMBOL,
    /** The check symbol does not agree with the others: a slip of the pen. */
    CHECK_SYMBOL;

    /**
     * Whether no code looks so.
     *
     * @return false for {@link #CHECKED} and {@link #VANITY}
     */
    public boolean isMalformed() {
        return this != CHECKED && this != VANITY;
    }
}
