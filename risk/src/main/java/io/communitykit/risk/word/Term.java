package io.communitykit.risk.word;

/** Something that a dictionary looks for: a {@link Word} or a {@link WordPattern}. */
public sealed interface Term permits Word, WordPattern {

    /**
     * The name by which answers, counters and reports speak of it: the text of a word, the id of a pattern.
     *
     * @return the name
     */
    String name();

    /**
     * What it is about.
     *
     * @return the category
     */
    WordCategory category();

    /**
     * How grave it is.
     *
     * @return the level
     */
    Level level();

    /**
     * Why it is in the dictionary, for reviewers.
     *
     * @return the note; may be empty
     */
    String note();

    /**
     * When it counts.
     *
     * @return the time
     */
    Validity validity();
}
