package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is left of each code point under a folding. The first step of a character whose kind is seen through is taken, then those of
 * what it leads to, until none is left; what can then be skipped goes. A character that has such a step is folded, not skipped.
 * Folding what was folded changes nothing. Immutable and safe for many threads.
 *
 * <p>The work is done once for each entry of the {@link FoldTable}, some thousands; a look-up is four reads.
 */
public final class CodePointFolds {

    /** Stands for a fold that is the character itself. */
    private static final int[] ITSELF = {-1};

    private static final int[] SKIPPED = {};

    private final Folding folding;
    private final FoldTable table;
    private final Evasion[] kinds = Evasion.values();
    /** By entry. */
    private final int[][] folds;
    /** By entry; the kinds seen through, as bits by ordinal. */
    private final int[] through;

    /** What was worked out for the usual tricks, once for all who see through just these. */
    private static final class Usual {
        private static final CodePointFolds FOLDS = new CodePointFolds(Folding.DEFAULT, FoldTable.get());
        /** The same without what a judge of Chinese words should not see folded. */
        private static final CodePointFolds SHOWN = new CodePointFolds(shown(Folding.DEFAULT), FoldTable.get());
    }

    private CodePointFolds(Folding folding, FoldTable table) {
        this.folding = folding;
        this.table = table;
        this.folds = new int[table.entries()][];
        this.through = new int[table.entries()];
        Walk walk = new Walk(table, bits(folding));
        for (int entry = 0; entry < folds.length; entry++) {
            folds[entry] = walk.from(entry);
            through[entry] = walk.through;
        }
    }

    private CodePointFolds(Folding folding, CodePointFolds same) {
        this.folding = folding;
        this.table = same.table;
        this.folds = same.folds;
        this.through = same.through;
    }

    /**
     * Works out a folding, unless it is the usual one, which is kept.
     *
     * @param folding what is seen through; its gap does not matter here
     * @return the folds
     */
    public static CodePointFolds of(Folding folding) {
        if (folding.through().equals(Folding.DEFAULT.through())) {
            return new CodePointFolds(folding, Usual.FOLDS);
        }
        if (folding.through().equals(Usual.SHOWN.folding.through())) {
            return new CodePointFolds(folding, Usual.SHOWN);
        }
        return new CodePointFolds(folding, FoldTable.get());
    }

    /** What a judge of Chinese words is shown: digits and look-alikes as they are. */
    static Folding shown(Folding folding) {
        return folding.without(Evasion.DIGIT).without(Evasion.LOOKALIKE);
    }

    /**
     * What is seen through.
     *
     * @return the folding
     */
    public Folding folding() {
        return folding;
    }

    /**
     * What is left of a character.
     *
     * @param codePoint 0 to 10FFFF; a lone surrogate stands for itself
     * @return code points, to be read only; empty for what is skipped
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public int[] fold(int codePoint) {
        int[] fold = folds[table.entry(codePoint)];
        return fold == ITSELF ? new int[] {codePoint} : fold;
    }

    /**
     * Whether a character stands for itself: it is neither folded nor skipped. Allocates nothing.
     *
     * @param codePoint 0 to 10FFFF
     * @return whether
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public boolean keeps(int codePoint) {
        return folds[table.entry(codePoint)] == ITSELF;
    }

    /**
     * The tricks that folding this character sees through.
     *
     * @param codePoint 0 to 10FFFF
     * @return bits by ordinal of {@link Evasion}: the steps taken, and the kinds of what was skipped
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public long evasions(int codePoint) {
        return through[table.entry(codePoint)];
    }

    /**
     * As what a character is skipped.
     *
     * @param codePoint 0 to 10FFFF
     * @return the kind of noise; null for what is not skipped
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public @Nullable Evasion skipped(int codePoint) {
        int entry = table.entry(codePoint);
        return folds[entry].length == 0 ? kinds[table.skip(entry)] : null;
    }

    /**
     * What is left of a text.
     *
     * @param text any text
     * @return code points; empty if all of it is skipped
     */
    public int[] folded(String text) {
        int[] folded = new int[text.length()];
        int length = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int[] fold = fold(codePoint);
            if (length + fold.length > folded.length) {
                folded = Arrays.copyOf(folded, (length + fold.length) * 2);
            }
            System.arraycopy(fold, 0, folded, length, fold.length);
            length += fold.length;
        }
        return Arrays.copyOf(folded, length);
    }

    /**
     * Whether what is skipped takes no room, so that it does not count towards a gap.
     *
     * @param kind as what it is skipped; null for what is not
     * @return whether
     */
    public static boolean shapeless(@Nullable Evasion kind) {
        return kind == Evasion.ZERO_WIDTH
                || kind == Evasion.SOFT_HYPHEN
                || kind == Evasion.VARIATION_SELECTOR
                || kind == Evasion.MARK;
    }

    /**
     * Whether a character ends a line, seen through or not.
     *
     * @param codePoint 0 to 10FFFF
     * @return whether
     */
    public static boolean lineBreak(int codePoint) {
        return (codePoint >= '\n' && codePoint <= '\r')
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    private int bits(Folding folding) {
        int bits = 0;
        for (int kind = 0; kind < kinds.length; kind++) {
            bits |= folding.sees(kinds[kind]) ? 1 << kind : 0;
        }
        return bits;
    }

    /** Follows the steps of one entry after another. */
    private static final class Walk {
        private final FoldTable table;
        private final int seen;
        /** Folds that are one character of ASCII, shared. */
        private final int[][] letters = new int[Byte.MAX_VALUE + 1][];

        private int[] left = new int[Long.SIZE];
        private int length;
        private int through;

        Walk(FoldTable table, int seen) {
            this.table = table;
            this.seen = seen;
        }

        int[] from(int entry) {
            length = 0;
            through = 0;
            follow(entry, ITSELF[0]);
            if (length == 0) {
                return SKIPPED;
            }
            if (length > 1 || left[0] >= letters.length) {
                return Arrays.copyOf(left, length);
            }
            return left[0] == ITSELF[0] ? ITSELF : letter(left[0]);
        }

        /** The steps come to an end after a few; the build proves it. */
        private void follow(int entry, int codePoint) {
            int step = table.step(entry, seen);
            int skip = table.skip(entry);
            if (step >= 0) {
                through |= 1 << table.kind(step);
                for (int place = step + 1; place < table.end(step); ) {
                    int part = table.codePoint(place);
                    follow(table.entry(part), part);
                    place += Character.charCount(part);
                }
            } else if (skip >= 0 && (seen >>> skip & 1) == 1) {
                through |= 1 << skip;
            } else {
                add(codePoint);
            }
        }

        private void add(int codePoint) {
            left = length < left.length ? left : Arrays.copyOf(left, 2 * length);
            left[length++] = codePoint;
        }

        private int[] letter(int codePoint) {
            if (letters[codePoint] == null) {
                letters[codePoint] = new int[] {codePoint};
            }
            return letters[codePoint];
        }
    }
}
