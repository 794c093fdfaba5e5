package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * Turns characters of a text into the units that an automaton reads: each folded character that occurs in some word has a number
 * of its own, all others share {@link #OTHER}.
 *
 * <p>Layout: one {@code char} for each of the 65,536 UTF-16 code units (128 KiB, the hot part fits the second-level cache), so that all
 * folding costs one look-up. What a look-up cannot answer, code points above U+FFFF and those that fold to several characters, is in a
 * small table of ranges, searched by halving. Immutable and safe for many threads.
 */
public final class Units {

    /** A character that no word holds: words end here. */
    public static final int OTHER = 0;
    /** The largest number of a unit. */
    public static final int LARGEST = 0xFFF0;

    /** A value of the table: the character is skipped. */
    static final int SKIP = 0xFFFF;
    /** A value of the table: ask {@link #expansion}. */
    static final int COMPLEX = 0xFFFE;

    final char[] table;
    /** Units up to this one are never taken together when they repeat: digits, or all. */
    final int lastSingle;

    private final int[] complex;
    private final int[] places;
    private final char[] expansions;

    Units(char[] table, int lastSingle, int[] complex, int[] places, char[] expansions) {
        this.table = table;
        this.lastSingle = lastSingle;
        this.complex = complex;
        this.places = places;
        this.expansions = expansions;
    }

    /**
     * Makes the table.
     *
     * @param folds what characters fold to
     * @param alphabet the folded characters of all words
     * @return the table
     */
    static Units of(CodePointFolds folds, Alphabet alphabet) {
        return new UnitsBuilder(folds, alphabet).build();
    }

    /**
     * What a code point becomes where the table does not say.
     *
     * @param codePoint a code point that the table calls {@link #COMPLEX}
     * @return place and length for {@link #expanded} and {@link #length}, or -1 where it is {@link #OTHER}
     */
    int expansion(int codePoint) {
        int at = Arrays.binarySearch(complex, codePoint);
        return places[at >= 0 ? at : -at - 2];
    }

    static int length(int expansion) {
        return expansion & 0xFF;
    }

    char expanded(int expansion, int index) {
        return expansions[(expansion >>> 8) + index];
    }

    /** Whether runs of the unit count as one. */
    boolean collapses(int unit) {
        return unit > lastSingle;
    }

    int[] complexCodePoints() {
        return complex.clone();
    }

    int[] expansionPlaces() {
        return places.clone();
    }

    char[] expansionUnits() {
        return expansions.clone();
    }

    /** Collects what look-ups cannot answer, in the order of code points, as ranges of equal answers. */
    static final class Expansions {
        private int[] codePoints = new int[64];
        private int[] where = new int[64];
        private int count;
        private char[] units = new char[256];
        private int used;

        Expansions() {
            range(0, -1);
        }

        /** The code point is skipped. */
        void skip(int codePoint) {
            range(codePoint, 0);
            range(codePoint + 1, -1);
        }

        /** The code point stands for units. */
        void add(int codePoint, char[] expanded, int length) {
            if (used + length > units.length) {
                units = Arrays.copyOf(units, Math.max(units.length * 2, used + length));
            }
            System.arraycopy(expanded, 0, units, used, length);
            range(codePoint, (used << 8) | length);
            range(codePoint + 1, -1);
            used += length;
        }

        // A range that begins where the last one, which answers -1, does takes its place; one that goes on with its
        // answer joins it.
        private void range(int from, int place) {
            if (count > 0 && codePoints[count - 1] == from) {
                count--;
            }
            if (count > 0 && where[count - 1] == place) {
                return;
            }
            if (count == codePoints.length) {
                codePoints = Arrays.copyOf(codePoints, count * 2);
                where = Arrays.copyOf(where, count * 2);
            }
            codePoints[count] = from;
            where[count++] = place;
        }

        Units build(char[] table, int lastSingle) {
            return new Units(
                    table,
                    lastSingle,
                    Arrays.copyOf(codePoints, count),
                    Arrays.copyOf(where, count),
                    Arrays.copyOf(units, used));
        }
    }
}
