package io.communitykit.risk.word.weak.internal;

/** Takes what a search found. */
@FunctionalInterface
public interface WeakSink {

    /**
     * Takes one place.
     *
     * @param word the number of the word in {@link WeakWords}
     * @param text the characters among which it was found
     * @param first its first character, by number
     * @param last its last one
     * @param kinds the weak tricks, as bits by ordinal
     * @param confidence in basis points
     */
    void found(int word, FoldedText text, int first, int last, long kinds, int confidence);
}
