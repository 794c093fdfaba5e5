package io.communitykit.core.condition;

/**
 * The three values of Kleene's strong logic of indeterminacy (S. C. Kleene, Introduction to Metamathematics, 1952, § 64).
 * A rule fires on {@link #TRUE} only.
 */
public enum Truth {
    /** It holds. */
    TRUE,
    /** It does not hold. */
    FALSE,
    /** What it asks for is not known. */
    UNKNOWN;

    /**
     * The truth value of a boolean.
     *
     * @param holds whether it holds
     * @return {@link #TRUE} or {@link #FALSE}
     */
    public static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /**
     * Both hold.
     *
     * @param other the other
     * @return false if any is false, else unknown if any is unknown, else true
     */
    public Truth and(Truth other) {
        return this == FALSE || other == TRUE ? this : other == FALSE ? FALSE : UNKNOWN;
    }

    /**
     * At least one holds.
     *
     * @param other the other
     * @return true if any is true, else unknown if any is unknown, else false
     */
    public Truth or(Truth other) {
        return this == TRUE || other == FALSE ? this : other == TRUE ? TRUE : UNKNOWN;
    }

    /**
     * It does not hold.
     *
     * @return the opposite; the unknown stays unknown
     */
    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }

    /**
     * Whether it certainly holds.
     *
     * @return true only for {@link #TRUE}
     */
    public boolean isTrue() {
        return this == TRUE;
    }
}
