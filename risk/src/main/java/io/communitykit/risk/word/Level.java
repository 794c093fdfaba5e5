package io.communitykit.risk.word;

import java.util.Locale;

/** How grave a word is, from the least to the gravest; a policy says what follows. Immutable. */
public enum Level {
    /** Worth counting, seldom worth an action of its own. */
    LOW,
    /** Worth a look by somebody. */
    MEDIUM,
    /** Enough to keep a text back in nearly every shop. */
    HIGH;

    /**
     * The name in documents, dictionaries and answers.
     *
     * @return {@code low}, {@code medium} or {@code high}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
