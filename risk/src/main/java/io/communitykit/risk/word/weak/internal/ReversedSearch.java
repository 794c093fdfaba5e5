package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.weak.WeakConfidence;

/**
 * Finds words of {@value #FEWEST} Han characters and more that stand backwards: {@code 信微加}. Walks the trie of the words from each place to the
 * left, {@value WeakWords#LONGEST} steps at most. Immutable and safe for many threads.
 */
public final class ReversedSearch implements WeakSearch {

    /** Words of two characters are often words backwards too. */
    static final int FEWEST = 3;

    private final WrittenWords written;

    /**
     * Builds the search.
     *
     * @param written the words
     */
    public ReversedSearch(WrittenWords written) {
        this.written = written;
    }

    @Override
    public void find(FoldedText text, WeakSink sink) {
        for (int last = 0; last < text.count; last++) {
            int node = WeakTrie.ROOT;
            for (int at = last; at >= 0; at--) {
                node = written.trie.child(node, text.plain[at]);
                if (node == WeakTrie.NONE) {
                    break;
                }
                if (last - at + 1 >= FEWEST) {
                    hits(node, text, at, last, sink);
                }
                if (text.gaps[at] > written.words.maxGap()) {
                    break;
                }
            }
        }
    }

    private void hits(int node, FoldedText text, int first, int last, WeakSink sink) {
        int confidence = WeakConfidence.of(WeakConfidence.REVERSED, 0, last - first + 1 - FEWEST);
        for (int place = written.trie.from(node); place < written.trie.to(node); place++) {
            int[] characters = written.words.folded(written.trie.word(place));
            if (WeakWords.han(characters) && !palindrome(characters)) {
                sink.found(written.trie.word(place), text, first, last, EvasionBits.of(Evasion.REVERSED), confidence);
            }
        }
    }

    private static boolean palindrome(int[] characters) {
        for (int i = 0; i < characters.length / 2; i++) {
            if (characters[i] != characters[characters.length - 1 - i]) {
                return false;
            }
        }
        return true;
    }
}
