package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.spi.SplitCharacters;
import io.communitykit.risk.word.weak.WeakConfidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds words of which characters are taken apart: {@code 木仓支}.
 *
 * <p>The parts stand in a trie of their own, so that no word has to be expanded. A text is a graph: a character is an edge for itself, and
 * characters in a row are an edge for each character that they make up. From each place the paths that the words' trie knows are followed
 * depth first, {@value #STEPS} steps at most, so the whole is linear in the text. Immutable and safe for many threads.
 */
public final class SplitSearch implements WeakSearch {

    /** How many edges are followed from one place. */
    static final int STEPS = 256;

    private static final int FEWEST_PARTS = 2;
    private static final int MOST_PARTS = 4;

    private final WrittenWords written;
    private final WeakTrie parts;
    private final int maxGap;

    /**
     * Builds the search.
     *
     * @param written the words
     * @param split how characters are taken apart
     */
    public SplitSearch(WrittenWords written, SplitCharacters split) {
        this.written = written;
        this.maxGap = written.words.maxGap();
        Map<Integer, Boolean> seen = new HashMap<>();
        WeakTrie.Builder builder = new WeakTrie.Builder();
        for (int word = 0; word < written.words.size(); word++) {
            for (int character : written.words.folded(word)) {
                if (Character.isIdeographic(character) && seen.putIfAbsent(character, true) == null) {
                    keys(split, character).forEach(key -> builder.add(key, character));
                }
            }
        }
        parts = builder.build();
    }

    private List<int[]> keys(SplitCharacters split, int character) {
        List<int[]> keys = new ArrayList<>();
        for (String way : split.ways(character)) {
            int[] key = written.words.folds().folded(way);
            if (key.length >= FEWEST_PARTS && key.length <= MOST_PARTS) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Override
    public void find(FoldedText text, WeakSink sink) {
        Walk walk = new Walk(text, sink);
        for (int first = 0; first < text.count; first++) {
            walk.from(first);
        }
    }

    /** The paths from one place after the other. */
    private final class Walk {
        private final FoldedText text;
        private final WeakSink sink;
        // Their depth is how many of their characters were made of parts.
        private final OpenPaths paths = new OpenPaths();

        Walk(FoldedText text, WeakSink sink) {
            this.text = text;
            this.sink = sink;
        }

        void from(int first) {
            paths.clear();
            edges(WeakTrie.ROOT, first, 0);
            for (int step = 0; step < STEPS && paths.pop(); step++) {
                int node = paths.node;
                int behind = paths.behind;
                int done = paths.depth;
                if (done > 0 && !text.lettersGoOn(first, behind - 1)) {
                    hits(node, first, behind - 1);
                }
                if (behind < text.count && text.gaps[behind] <= maxGap) {
                    edges(node, behind, done);
                }
            }
        }

        private void edges(int node, int at, int done) {
            paths.push(written.trie.child(node, text.plain[at]), at, at + 1, done);
            int part = WeakTrie.ROOT;
            for (int i = at; i < text.count && (i == at || text.gaps[i] <= maxGap); i++) {
                part = parts.child(part, text.plain[i]);
                if (part == WeakTrie.NONE) {
                    return;
                }
                for (int place = parts.from(part); place < parts.to(part); place++) {
                    paths.push(written.trie.child(node, parts.word(place)), at, i + 1, done + 1);
                }
            }
        }

        private void hits(int node, int first, int last) {
            for (int place = written.trie.from(node); place < written.trie.to(node); place++) {
                int word = written.trie.word(place);
                int length = written.words.folded(word).length;
                sink.found(
                        word,
                        text,
                        first,
                        last,
                        EvasionBits.of(Evasion.SPLIT),
                        WeakConfidence.of(WeakConfidence.SPLIT, 0, length - 2));
            }
        }
    }
}
