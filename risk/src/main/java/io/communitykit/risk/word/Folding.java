package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which tricks a matcher sees through, and how wide a gap between two characters of a word may be. Immutable and safe for many
 * threads.
 *
 * @param through the tricks; only strong ones
 * @param maxGap how many visible characters may be skipped between two characters of a word, 0 to {@value #WIDEST_GAP}; what has
 *     no width of its own (zero-width characters, soft hyphens, variation selectors, combining marks) is not counted
 */
public record Folding(Set<Evasion> through, int maxGap) {

    /** The widest gap that may be asked for. */
    public static final int WIDEST_GAP = 200;

    private static final int USUAL_GAP = 4;

    /** Everything but words across line breaks, with gaps of up to 4 characters. */
    public static final Folding DEFAULT = new Folding(strongBut(Evasion.LINE_BREAK), USUAL_GAP);
    /** Nothing: a word is found only as it is written. */
    public static final Folding NONE = new Folding(Set.of(), 0);

    /**
     * Checks the parts.
     *
     * @param through the tricks
     * @param maxGap the widest gap in characters
     */
    public Folding {
        EnumSet<Evasion> sorted = EnumSet.noneOf(Evasion.class);
        sorted.addAll(through);
        for (Evasion evasion : sorted) {
            if (evasion.strength() != Evasion.Strength.STRONG) {
                throw InvalidValueException.of("folding", "strong evasions only", evasion.text());
            }
        }
        if (maxGap < 0 || maxGap > WIDEST_GAP) {
            throw InvalidValueException.of("maxGap", "0 to " + WIDEST_GAP, maxGap);
        }
        through = Collections.unmodifiableSet(sorted);
    }

    /**
     * Whether a trick is seen through.
     *
     * @param evasion the trick
     * @return whether
     */
    public boolean sees(Evasion evasion) {
        return through.contains(evasion);
    }

    /**
     * The same, seeing through one more trick.
     *
     * @param evasion a strong one
     * @return the folding
     */
    public Folding with(Evasion evasion) {
        EnumSet<Evasion> more = EnumSet.of(evasion);
        more.addAll(through);
        return new Folding(more, maxGap);
    }

    /**
     * The same, without one trick.
     *
     * @param evasion what is no longer seen through
     * @return the folding
     */
    public Folding without(Evasion evasion) {
        EnumSet<Evasion> fewer = EnumSet.of(evasion);
        fewer.clear();
        fewer.addAll(through);
        fewer.remove(evasion);
        return new Folding(fewer, maxGap);
    }

    /**
     * The same with another gap.
     *
     * @param widest how many visible characters may be skipped, 0 to {@value #WIDEST_GAP}
     * @return the folding
     */
    public Folding withMaxGap(int widest) {
        return new Folding(through, widest);
    }

    private static Set<Evasion> strongBut(Evasion off) {
        EnumSet<Evasion> all = EnumSet.noneOf(Evasion.class);
        for (Evasion evasion : Evasion.values()) {
            if (evasion != off && evasion.strength() == Evasion.Strength.STRONG) {
                all.add(evasion);
            }
        }
        return all;
    }
}
