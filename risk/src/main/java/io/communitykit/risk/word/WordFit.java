package io.communitykit.risk.word;

import java.util.Locale;

/** What may stand beside a word where it is found. Immutable. */
public enum WordFit {
    /** Anything: the word counts wherever its characters stand. */
    ANYWHERE,
    /** No letter or digit of an alphabet: {@code ass} is not found in {@code assistant}. Han characters may. */
    WHOLE_WORD;

    /**
     * The name in documents and dictionaries.
     *
     * @return {@code anywhere} or {@code whole-word}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
