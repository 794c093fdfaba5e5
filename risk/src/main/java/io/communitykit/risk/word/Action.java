package io.communitykit.risk.word;

import java.util.Locale;

/** What follows for a text, from the mildest to the gravest. Immutable. */
public enum Action {
    /** It may be shown. */
    PASS,
    /** Somebody looks at it first. */
    REVIEW,
    /** It is not shown. */
    BLOCK;

    /**
     * The name in documents and answers.
     *
     * @return {@code pass}, {@code review} or {@code block}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The graver of two.
     *
     * @param other another action
     * @return the graver
     */
    public Action or(Action other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
