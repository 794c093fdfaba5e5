package io.communitykit.risk.word;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * A place in a text where something of the dictionary stands. Immutable and safe for many threads.
 *
 * @param start index of the first character in the original text, in UTF-16 code units
 * @param end index after the last character
 * @param text the original text from {@code start} to {@code end}
 * @param term the word or pattern
 * @param evasions the tricks that were seen through, in the order of the enum; empty where the word stands as it is
 * @param confidence how sure it is, in basis points: 10,000 except for weak evidence
 */
public record Hit(int start, int end, String text, Term term, Set<Evasion> evasions, int confidence) {

    /** By where hits begin in a text; of those that begin at one place, the longest first. */
    public static final Comparator<Hit> IN_ORDER = Comparator.comparingInt(Hit::start)
            .thenComparing(Comparator.comparingInt(Hit::end).reversed());
    /** Full confidence in basis points. */
    public static final int CERTAIN = 10_000;

    /**
     * Copies the tricks.
     *
     * @param start index of the first character
     * @param end index after the last character
     * @param text the original text
     * @param term the word or pattern
     * @param evasions the tricks that were seen through
     * @param confidence how sure it is, in basis points
     */
    public Hit {
        EnumSet<Evasion> sorted = EnumSet.noneOf(Evasion.class);
        sorted.addAll(evasions);
        evasions = Collections.unmodifiableSet(sorted);
    }

    /**
     * Whether this is weak evidence, which never blocks.
     *
     * @return whether one of the tricks is weak
     */
    public boolean weak() {
        return evasions.stream().anyMatch(evasion -> evasion.strength() == Evasion.Strength.WEAK);
    }

    /** The place, the term and the tricks; not the text, which a member wrote. */
    @Override
    public String toString() {
        return "Hit[" + start + ".." + end + ", " + term.category() + " " + term.name() + ", "
                + evasions.stream().map(Evasion::text).toList() + ", " + confidence + "]";
    }
}
