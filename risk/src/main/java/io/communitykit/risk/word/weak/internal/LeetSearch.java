package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.weak.WeakConfidence;

/**
 * Finds Latin words of {@value #FEWEST} letters and digits and more in which other digits and symbols stand for letters: {@code v!p}, {@code s3x}.
 *
 * <p>Words and text are folded by {@link LeetLetters} to the same letters; the words stand in a trie over them, which is walked where a word of
 * the text may begin, {@value WeakWords#LONGEST} steps at most. A hit is a whole word, side by side, with a letter that stands as it is.
 * Immutable and safe for many threads.
 */
public final class LeetSearch implements WeakSearch {

    /** Two characters stand for anything. */
    static final int FEWEST = 3;

    private final WeakWords words;
    private final WeakTrie trie;

    /**
     * Builds the search.
     *
     * @param words the words; those that are all letters of a to z, at least one, and digits count
     */
    public LeetSearch(WeakWords words) {
        this.words = words;
        WeakTrie.Builder builder = new WeakTrie.Builder();
        for (int word = 0; word < words.size(); word++) {
            int[] characters = words.folded(word);
            if (characters.length >= FEWEST && latin(characters)) {
                int[] letters = characters.clone();
                for (int i = 0; i < letters.length; i++) {
                    letters[i] = LeetLetters.of(letters[i]);
                }
                builder.add(letters, word);
            }
        }
        trie = builder.build();
    }

    private static boolean latin(int[] characters) {
        boolean any = false;
        for (int character : characters) {
            if (!FoldedText.alphanumeric(character)) {
                return false;
            }
            any |= FoldedText.latinLetter(character);
        }
        return any;
    }

    @Override
    public void find(FoldedText text, WeakSink sink) {
        FoldedText leet = text.leet();
        for (int first = 0; first < leet.count; first++) {
            if (!(leet.joined(first) && FoldedText.alphanumeric(leet.plain[first - 1]))) {
                from(first, leet, sink);
            }
        }
    }

    private void from(int first, FoldedText text, WeakSink sink) {
        int node = WeakTrie.ROOT;
        for (int at = first; at < text.count && (at == first || text.gaps[at] == 0); at++) {
            node = trie.child(node, text.letters[at]);
            if (node == WeakTrie.NONE) {
                return;
            }
            boolean goesOn = text.joined(at + 1) && FoldedText.alphanumeric(text.plain[at + 1]);
            for (int place = trie.from(node); place < trie.to(node) && !goesOn; place++) {
                judge(trie.word(place), text, first, at, sink);
            }
        }
    }

    private void judge(int word, FoldedText text, int first, int last, WeakSink sink) {
        int[] characters = words.folded(word);
        int changed = 0;
        int letters = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean same = characters[i] == text.plain[first + i];
            changed += same ? 0 : 1;
            letters += same && FoldedText.latinLetter(characters[i]) ? 1 : 0;
        }
        if (changed > 0 && letters > 0) {
            int confidence = WeakConfidence.of(WeakConfidence.LEET, 1 - changed, characters.length - FEWEST);
            sink.found(word, text, first, last, EvasionBits.of(Evasion.LEET), confidence);
        }
    }
}
