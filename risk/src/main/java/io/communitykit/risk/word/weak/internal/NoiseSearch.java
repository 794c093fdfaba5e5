package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.weak.WeakConfidence;

/**
 * Finds words of {@value #FEWEST} Han characters and more between which letters and digits are strewn: {@code 加a微b信}. Walks the trie of the words
 * from each place over at most {@value #WIDEST} of them in a row. Immutable and safe for many threads.
 */
public final class NoiseSearch implements WeakSearch {

    /** A letter between two characters is mostly a unit or a size. */
    static final int FEWEST = 3;
    /** How many letters and digits may stand between two characters: more are a word or a number. */
    static final int WIDEST = 2;

    private final WrittenWords written;

    /**
     * Builds the search.
     *
     * @param written the words
     */
    public NoiseSearch(WrittenWords written) {
        this.written = written;
    }

    @Override
    public void find(FoldedText text, WeakSink sink) {
        for (int first = 0; first < text.count; first++) {
            if (Character.isIdeographic(text.plain[first])) {
                from(first, text, sink);
            }
        }
    }

    private void from(int first, FoldedText text, WeakSink sink) {
        int node = WeakTrie.ROOT;
        int at = first;
        int length = 0;
        int noise = 0;
        while (at < text.count) {
            node = written.trie.child(node, text.plain[at]);
            if (node == WeakTrie.NONE) {
                return;
            }
            length++;
            if (length >= FEWEST && noise > 0) {
                hits(node, text, first, at, sink);
            }
            int next = next(text, at);
            if (next < 0) {
                return;
            }
            noise += next - at - 1;
            at = next;
        }
    }

    // The next Han character; -1 where it is too far away.
    private int next(FoldedText text, int at) {
        int gap = 0;
        for (int next = at + 1; next < text.count && next <= at + 1 + WIDEST; next++) {
            gap += text.gaps[next];
            if (gap > written.words.maxGap()) {
                return -1;
            }
            if (Character.isIdeographic(text.plain[next])) {
                return next;
            }
            if (!FoldedText.alphanumeric(text.plain[next])) {
                return -1;
            }
        }
        return -1;
    }

    private void hits(int node, FoldedText text, int first, int last, WeakSink sink) {
        for (int place = written.trie.from(node); place < written.trie.to(node); place++) {
            int word = written.trie.word(place);
            int length = written.words.folded(word).length;
            int confidence = WeakConfidence.of(WeakConfidence.NOISE, 0, length - FEWEST);
            sink.found(word, text, first, last, EvasionBits.of(Evasion.NOISE), confidence);
        }
    }
}
