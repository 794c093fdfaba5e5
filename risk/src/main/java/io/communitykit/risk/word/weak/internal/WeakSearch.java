package io.communitykit.risk.word.weak.internal;

/** Finds words behind one kind of trick. Immutable and safe for many threads. */
@FunctionalInterface
public interface WeakSearch {

    /**
     * Searches a text in time linear in its length.
     *
     * @param text the text
     * @param sink takes what is found, in no order
     */
    void find(FoldedText text, WeakSink sink);
}
