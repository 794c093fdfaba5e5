package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.internal.PinyinTable;
import io.communitykit.risk.word.weak.WeakConfidence;
import java.util.Arrays;
import java.util.Set;

/**
 * Finds words by their sound: other characters of the same reading, Latin spelling, and both mixed ({@code 加威信}, {@code jiaweixin},
 * {@code 加wei信}).
 *
 * <p>The words stand in a trie over toneless syllables, each under at most {@value #MOST_READINGS} readings. A text is a graph: a Han character
 * is an edge for each of its readings, letters are an edge for each syllable that they spell, so that {@code xian} is one syllable or two and
 * a Han character is always whole. From each place the paths that the trie knows are followed depth first, {@value #STEPS} steps at most, so
 * the whole is linear in the text. Letters of a syllable stand side by side; between syllables the gaps of the folding are skipped.
 * Immutable and safe for many threads.
 */
public final class SoundSearch implements WeakSearch {

    /** Two readings at four places; further ones of the word count with their usual reading only. */
    static final int MOST_READINGS = 16;
    /** How many edges are followed from one place. */
    static final int STEPS = 256;

    private static final int FEWEST_UNLIKE = 3;
    private static final int FEWEST_SPELT = 3;

    private final WeakWords words;
    private final WeakTrie trie;
    private final PinyinTable table = PinyinTable.get();
    private final boolean homophones;
    private final boolean pinyin;
    private final int fewest;

    /**
     * Builds the search.
     *
     * @param words the words; those that are all Han characters with known readings count
     * @param kinds which of HOMOPHONE and PINYIN are looked for
     * @param fewest how many syllables a word must have to be heard in other characters
     */
    public SoundSearch(WeakWords words, Set<Evasion> kinds, int fewest) {
        this.words = words;
        this.homophones = kinds.contains(Evasion.HOMOPHONE);
        this.pinyin = kinds.contains(Evasion.PINYIN);
        this.fewest = fewest;
        WeakTrie.Builder builder = new WeakTrie.Builder();
        for (int word = 0; word < words.size(); word++) {
            int[] characters = words.folded(word);
            if (WeakWords.han(characters)) {
                add(builder, word, characters);
            }
        }
        trie = builder.build();
    }

    private void add(WeakTrie.Builder builder, int word, int[] characters) {
        int[][] keys = {new int[characters.length]};
        for (int i = 0; i < characters.length; i++) {
            char[] readings = table.readings(characters[i]);
            if (readings.length == 0) {
                return;
            }
            int ways = Math.min(readings.length, MOST_READINGS / keys.length);
            int[][] more = new int[keys.length * ways][];
            for (int k = 0; k < more.length; k++) {
                more[k] = keys[k / ways].clone();
                more[k][i] = readings[k % ways];
            }
            keys = more;
        }
        Arrays.stream(keys).forEach(key -> builder.add(key, word));
    }

    @Override
    public void find(FoldedText text, WeakSink sink) {
        Walk walk = new Walk(text, sink);
        for (int first = 0; first < text.count; first++) {
            if (!(text.latin(first) && text.joined(first) && text.latin(first - 1))) {
                walk.from(first);
            }
        }
    }

    /** The paths from one place after the other. */
    private final class Walk {
        private final FoldedText text;
        private final WeakSink sink;
        // The path: where its syllables begin.
        private final int[] begins = new int[WeakWords.LONGEST + 1];
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
                int depth = paths.depth;
                begins[depth] = paths.begin;
                begins[depth + 1] = behind;
                if (trie.from(node) < trie.to(node) && !text.lettersGoOn(first, behind - 1)) {
                    judge(node, depth + 1);
                }
                if (behind < text.count && text.gaps[behind] <= words.maxGap()) {
                    edges(node, behind, depth + 1);
                }
            }
        }

        private void edges(int node, int at, int depth) {
            if (text.latin(at)) {
                if (pinyin) {
                    spelt(node, at, depth);
                }
                return;
            }
            for (char syllable : table.readings(text.plain[at])) {
                paths.push(trie.child(node, syllable), at, at + 1, depth);
            }
        }

        private void spelt(int node, int at, int depth) {
            int read = PinyinTable.ROOT;
            for (int i = at; i < text.count && (i == at || text.gaps[i] == 0); i++) {
                read = table.next(read, text.plain[i]);
                if (read == PinyinTable.ROOT) {
                    return;
                }
                int syllable = table.end(read);
                if (syllable >= 0) {
                    paths.push(trie.child(node, syllable), at, i + 1, depth);
                }
            }
        }

        private void judge(int node, int length) {
            for (int place = trie.from(node); place < trie.to(node); place++) {
                judge(trie.word(place), words.folded(trie.word(place)), length);
            }
        }

        private void judge(int word, int[] characters, int length) {
            int exact = 0;
            int spelt = 0;
            int shortest = Integer.MAX_VALUE;
            for (int i = 0; i < length; i++) {
                int at = begins[i];
                if (text.latin(at)) {
                    spelt++;
                    shortest = Math.min(shortest, begins[i + 1] - at);
                } else if (text.plain[at] == characters[i]) {
                    exact++;
                }
            }
            int sounding = length - exact - spelt;
            long kinds = (sounding > 0 ? EvasionBits.of(Evasion.HOMOPHONE) : 0)
                    | (spelt > 0 ? EvasionBits.of(Evasion.PINYIN) : 0);
            if (kinds == 0 || (sounding > 0 && !homophones) || !enough(length, exact, spelt, shortest)) {
                return;
            }
            int base = sounding > 0 ? WeakConfidence.HOMOPHONE : WeakConfidence.PINYIN;
            sink.found(
                    word,
                    text,
                    begins[0],
                    begins[length] - 1,
                    kinds,
                    WeakConfidence.of(base, exact, Math.max(0, length - FEWEST_UNLIKE)));
        }

        private boolean enough(int length, int exact, int spelt, int shortest) {
            if (spelt == length) {
                return length >= FEWEST_SPELT;
            }
            if (exact == 0) {
                return length >= Math.max(FEWEST_UNLIKE, fewest);
            }
            return spelt == 0 ? length >= fewest : length > 2 || shortest > 1;
        }
    }
}
