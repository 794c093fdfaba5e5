package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.internal.PinyinTable;
import io.communitykit.risk.word.weak.WeakConfidence;

/**
 * Finds Latin words that are the first letters of a word's syllables: {@code jwx}, also written {@code j.w.x}.
 *
 * <p>Words of {@value #FEWEST} Han characters and more stand in a trie over letters. Each run of letters that stand side by side, and each row
 * of single letters, is looked up whole; so the whole is linear in the text. Immutable and safe for many threads.
 */
public final class InitialsSearch implements WeakSearch {

    /** Two letters stand for anything. */
    static final int FEWEST = 3;

    private final WeakTrie trie;
    private final int maxGap;

    /**
     * Builds the search.
     *
     * @param words the words; those that are all Han characters with known readings count
     */
    public InitialsSearch(WeakWords words) {
        PinyinTable table = PinyinTable.get();
        maxGap = words.maxGap();
        WeakTrie.Builder builder = new WeakTrie.Builder();
        for (int word = 0; word < words.size(); word++) {
            int[] initials = initials(table, words.folded(word));
            if (initials.length >= FEWEST) {
                builder.add(initials, word);
            }
        }
        trie = builder.build();
    }

    private static int[] initials(PinyinTable table, int[] characters) {
        int[] initials = new int[characters.length];
        for (int i = 0; i < characters.length; i++) {
            char[] readings = table.readings(characters[i]);
            if (readings.length == 0) {
                return new int[0];
            }
            initials[i] = table.syllable(readings[0]).charAt(0);
        }
        return initials;
    }

    @Override
    public void find(FoldedText text, WeakSink sink) {
        int at = 0;
        while (at < text.count) {
            if (!text.latin(at)) {
                at++;
                continue;
            }
            int behind = run(text, at);
            while (behind - at == 1 || single(text, behind - 1, at)) {
                if (behind == text.count || text.gaps[behind] > maxGap || !text.latin(behind)) {
                    break;
                }
                int next = run(text, behind);
                if (next - behind > 1) {
                    break;
                }
                behind = next;
            }
            look(text, at, behind, sink);
            at = behind;
        }
    }

    // Whether a row of single letters ends there.
    private static boolean single(FoldedText text, int last, int first) {
        return last > first && text.gaps[last] > 0;
    }

    private static int run(FoldedText text, int from) {
        int at = from + 1;
        while (at < text.count && text.gaps[at] == 0 && text.latin(at)) {
            at++;
        }
        return at;
    }

    private void look(FoldedText text, int first, int behind, WeakSink sink) {
        int length = behind - first;
        if (length < FEWEST || length > WeakWords.LONGEST || text.alphanumericsGoOn(first, behind - 1)) {
            return;
        }
        int node = WeakTrie.ROOT;
        for (int i = first; i < behind; i++) {
            node = trie.child(node, text.plain[i]);
            if (node == WeakTrie.NONE) {
                return;
            }
        }
        int confidence = WeakConfidence.of(WeakConfidence.INITIALS, 0, length - FEWEST);
        for (int place = trie.from(node); place < trie.to(node); place++) {
            sink.found(trie.word(place), text, first, behind - 1, EvasionBits.of(Evasion.INITIALS), confidence);
        }
    }
}
