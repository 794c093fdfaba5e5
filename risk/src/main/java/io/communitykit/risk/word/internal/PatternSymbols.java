package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the characters of texts and of patterns mean under one folding, and the sets that the patterns use. For one thread. */
final class PatternSymbols {

    private static final int FULL_WIDTH = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFEE0;
    private static final int WIDE_SPACE = 0x3000;

    private final CodePointFolds folds;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    private @Nullable BitSet outside;
    private @Nullable BitSet han;

    PatternSymbols(CodePointFolds folds) {
        this.folds = folds;
    }

    /** The number of a set of folded characters. */
    int number(BitSet set) {
        Integer known = numbers.putIfAbsent(set, sets.size());
        if (known == null) {
            sets.add(set);
            return sets.size() - 1;
        }
        return known;
    }

    /** The number of the set of one folded character. */
    int number(int codePoint) {
        BitSet one = new BitSet();
        one.set(codePoint);
        return number(one);
    }

    /** The sets so far, by number. */
    List<BitSet> sets() {
        return List.copyOf(sets);
    }

    /** The folded characters that a character stands for; for one that is skipped itself, in its usual width. */
    int[] meaning(int codePoint) {
        return folds.skipped(codePoint) == null ? folds.fold(codePoint) : new int[] {narrow(codePoint)};
    }

    private int narrow(int codePoint) {
        if (!folds.folding().sees(Evasion.WIDTH) || !wide(codePoint)) {
            return codePoint;
        }
        return codePoint == WIDE_SPACE ? ' ' : codePoint - FULL_WIDTH_SHIFT;
    }

    /** Whether a character is a full-width form of ASCII. */
    static boolean wide(int codePoint) {
        return (codePoint >= FULL_WIDTH && codePoint <= FULL_WIDTH_END) || codePoint == WIDE_SPACE;
    }

    /** Whether a character is skipped and has no width of its own, or ends a line. */
    boolean unseen(int codePoint) {
        return CodePointFolds.shapeless(folds.skipped(codePoint)) || CodePointFolds.lineBreak(codePoint);
    }

    /** What no negated class holds: skipped characters, line breaks, and surrogates. */
    BitSet outside() {
        BitSet known = outside;
        if (known == null) {
            known = new BitSet();
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if ((!folds.keeps(c) && folds.skipped(c) != null) || CodePointFolds.lineBreak(c)) {
                    known.set(c);
                }
            }
            known.set(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
            outside = known;
        }
        return known;
    }

    /** The Han characters. */
    BitSet han() {
        BitSet known = han;
        if (known == null) {
            known = new BitSet();
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if (Character.isIdeographic(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                    known.set(c);
                }
            }
            han = known;
        }
        return known;
    }
}
