package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of each code point under a folding. The first step of a character whose kind is seen through is taken, then those of
 * what it leads to, until none is left; what can then be skipped goes. A character that has such a step is folded, not skipped.
 * Folding what was folded changes nothing. Immutable and safe for many threads.
 *
 * <p>The work is done once for each entry of the {@link FoldTable}, some thousands; a look-up is four reads.
 */
public final class CodePointFolds {

    private static final List<Evasion> KINDS = List.of(Evasion.values());
    /** Stands for a fold that is the character itself. */
    private static final int[] ITSELF = {-1};

    private static final int[] SKIPPED = {};

    private final FoldTable table = FoldTable.get();
    private final Folding folding;
    /** By entry. */
    private final int[][] folds = new int[table.entries()][];
    /** By entry; the kinds taken, as bits by ordinal. */
    private final int[] taken = new int[table.entries()];

    /**
     * Works out a folding.
     *
     * @param folding what is seen through; its gap does not matter here
     */
    public CodePointFolds(Folding folding) {
        this.folding = folding;
        Map<IntBuffer, int[]> shared = new HashMap<>(Map.of(IntBuffer.wrap(ITSELF), ITSELF));
        for (int entry = 0; entry < folds.length; entry++) {
            int[] fold = work(entry);
            folds[entry] = shared.computeIfAbsent(IntBuffer.wrap(fold), unused -> fold);
        }
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
     * The tricks that folding this character sees through.
     *
     * @param codePoint 0 to 10FFFF
     * @return bits by ordinal of {@link Evasion}: the steps taken, and the kinds of what was skipped
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public long evasions(int codePoint) {
        return taken[table.entry(codePoint)];
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
        return folds[entry].length == 0 ? table.skipOf(entry) : null;
    }

    private int[] work(int entry) {
        FoldTable.Step step = step(entry);
        if (step != null) {
            taken[entry] |= bit(step.kind());
            return step.target()
                    .codePoints()
                    .flatMap(part -> follow(part, entry))
                    .toArray();
        }
        Evasion skip = table.skipOf(entry);
        if (skip == null || !folding.sees(skip)) {
            return ITSELF;
        }
        taken[entry] |= bit(skip);
        return SKIPPED;
    }

    /** What is left of a part of a target; its tricks count for the entry that led to it. Targets lead to few steps, so no memo. */
    private IntStream follow(int codePoint, int from) {
        int entry = table.entry(codePoint);
        int[] fold = work(entry);
        taken[from] |= taken[entry];
        return IntStream.of(fold == ITSELF ? new int[] {codePoint} : fold);
    }

    private FoldTable.@Nullable Step step(int entry) {
        List<FoldTable.Step> steps = table.stepsOf(entry);
        for (FoldTable.Step step : steps) {
            if (folding.sees(step.kind())) {
                return step;
            }
        }
        return null;
    }

    private static int bit(Evasion kind) {
        return 1 << KINDS.indexOf(kind);
    }
}
