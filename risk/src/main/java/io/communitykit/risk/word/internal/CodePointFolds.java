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
 * <p>Nothing is worked out before it is asked for, so that a matcher that comes out of an image and finds no hit never reads the table.
 */
public final class CodePointFolds {

    private final Folding folding;
    /** Worked out when first asked for, perhaps by several threads at once. */
    private @Nullable EntryFolds worked;

    private CodePointFolds(Folding folding) {
        this.folding = folding;
    }

    /**
     * The folds of a folding. Costs nothing until they are asked for; those of the usual foldings are then kept for all.
     *
     * @param folding what is seen through; its gap does not matter here
     * @return the folds
     */
    public static CodePointFolds of(Folding folding) {
        return new CodePointFolds(folding);
    }

    /** What is left of the entries of the table. */
    EntryFolds entries() {
        EntryFolds known = worked;
        if (known == null) {
            known = EntryFolds.of(folding.through());
            worked = known;
        }
        return known;
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
        int[] fold = entries().fold(codePoint);
        return fold == EntryFolds.ITSELF ? new int[] {codePoint} : fold;
    }

    /**
     * Whether a character stands for itself: it is neither folded nor skipped. Allocates nothing.
     *
     * @param codePoint 0 to 10FFFF
     * @return whether
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public boolean keeps(int codePoint) {
        return entries().fold(codePoint) == EntryFolds.ITSELF;
    }

    /**
     * The tricks that folding this character sees through.
     *
     * @param codePoint 0 to 10FFFF
     * @return bits by ordinal of {@link Evasion}: the steps taken, and the kinds of what was skipped
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public long evasions(int codePoint) {
        return entries().through(codePoint);
    }

    /**
     * As what a character is skipped.
     *
     * @param codePoint 0 to 10FFFF
     * @return the kind of noise; null for what is not skipped
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public @Nullable Evasion skipped(int codePoint) {
        return entries().skipped(codePoint);
    }

    /**
     * What is left of a text.
     *
     * @param text any text
     * @return code points; empty if all of it is skipped
     */
    public int[] folded(String text) {
        EntryFolds entries = entries();
        int[] folded = new int[text.length()];
        int length = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int[] fold = entries.fold(codePoint);
            if (length + fold.length > folded.length) {
                folded = Arrays.copyOf(folded, (length + fold.length) * 2);
            }
            if (fold == EntryFolds.ITSELF) {
                folded[length++] = codePoint;
            } else {
                System.arraycopy(fold, 0, folded, length, fold.length);
                length += fold.length;
            }
        }
        return length == folded.length ? folded : Arrays.copyOf(folded, length);
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
}
