package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.internal.CodePointFolds;
import java.util.ArrayList;
import java.util.List;

/**
 * The words for which weak evidence is looked for, folded: all that have 2 to {@value #LONGEST} characters. Patterns are left out. Chinese
 * numerals stay what they are, so that they can be heard. Immutable and safe for many threads.
 */
public final class WeakWords {

    /** The longest word; what is longer does not hide in a twist. */
    public static final int LONGEST = 32;

    private final CodePointFolds folds;
    private final List<Word> words = new ArrayList<>();
    private final List<int[]> folded = new ArrayList<>();

    /**
     * Folds words.
     *
     * @param terms words and patterns
     * @param folding what the first pass sees through
     */
    public WeakWords(List<Term> terms, Folding folding) {
        folds = CodePointFolds.of(folding.without(Evasion.DIGIT));
        for (Term term : terms) {
            if (term instanceof Word word && word.text().length() <= LONGEST * 4) {
                int[] characters = folds.folded(word.text());
                if (characters.length >= 2 && characters.length <= LONGEST) {
                    words.add(word);
                    folded.add(characters);
                }
            }
        }
    }

    /**
     * What characters fold to.
     *
     * @return the folds
     */
    public CodePointFolds folds() {
        return folds;
    }

    /**
     * A word.
     *
     * @param number from 0 to {@link #size()}, exclusive
     * @return the word
     */
    public Word word(int number) {
        return words.get(number);
    }

    /**
     * How many there are.
     *
     * @return their number
     */
    public int size() {
        return words.size();
    }

    int[] folded(int number) {
        return folded.get(number);
    }

    int maxGap() {
        return folds.folding().maxGap();
    }

    static boolean han(int[] characters) {
        for (int character : characters) {
            if (!Character.isIdeographic(character)) {
                return false;
            }
        }
        return true;
    }
}
