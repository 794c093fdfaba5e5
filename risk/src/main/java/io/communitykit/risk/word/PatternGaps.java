package io.communitykit.risk.word;

import java.util.Locale;

/** Whether a pattern is also found where characters stand between its own that the {@link Folding} skips. Immutable. */
public enum PatternGaps {
    /** As in words: up to {@link Folding#maxGap()} visible characters are skipped between two characters of the pattern. */
    SKIPPED,
    /**
     * No visible character is skipped, so that an address ends with the sentence in which it stands. What has no width of its own
     * is skipped all the same.
     */
    NONE;

    /**
     * The name in documents and dictionaries.
     *
     * @return {@code skipped} or {@code none}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
