package io.communitykit.risk.word;

import java.util.Locale;

/** What became of a place at which a word was found. Immutable. */
public enum HitOutcome {
    /** It is a hit. */
    HIT,
    /** The category, the level or the time is not asked for. */
    NOT_ASKED,
    /** A letter or digit goes on beside a whole word. */
    NOT_WHOLE,
    /** The boundary judge says that parts of other words stand there. */
    ACROSS_WORDS,
    /** A span to be let pass covers it. */
    ALLOWED,
    /** A hit further left, or a longer one, covers a part of it. */
    OVERLAPPED;

    /**
     * The name in answers.
     *
     * @return lower-case words joined by {@code -}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
