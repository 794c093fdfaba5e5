package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * Turns characters of a text into the units that an automaton reads: each folded character that occurs in some word has a number
 * of its own, all others share {@link #OTHER}.
 *
 * <p>Layout: one {@code char} for each of the 65,536 UTF-16 code units (128 KiB, the hot part fits the second-level cache), so that all
 * folding costs one look-up. What a look-up cannot answer, code points above U+FFFF and those that fold to several characters, is in a
 * small open-addressed table. Immutable and safe for many threads.
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

    private static final int BMP = 0x10000;
    private static final int FEWEST_SLOTS = 16;

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
        int mask = complex.length - 1;
        int at = slot(codePoint, mask);
        while (complex[at] != 0) {
            if (complex[at] == codePoint) {
                return places[at];
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    static int length(int expansion) {
        return expansion & 0xFF;
    }

    char expanded(int expansion, int index) {
        return expansions[(expansion >>> 8) + index];
    }

    /**
     * The unit of one folded code point.
     *
     * @param folded a code point to which something folds
     * @return the unit
     */
    int ofFolded(int folded) {
        if (folded < BMP) {
            int unit = table[folded];
            if (unit < COMPLEX) {
                return unit;
            }
        }
        int expansion = expansion(folded);
        return expansion < 0 || length(expansion) != 1 ? OTHER : expanded(expansion, 0);
    }

    /** Whether runs of the unit count as one. */
    boolean collapses(int unit) {
        return unit > lastSingle;
    }

    private static int slot(int codePoint, int mask) {
        int mixed = codePoint * 0x9E3779B1;
        return (mixed >>> 15) & mask;
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

    /** Collects expansions and lays out the open-addressed table. */
    static final class Expansions {
        private int[] codePoints = new int[64];
        private int[] where = new int[64];
        private int count;
        private char[] units = new char[256];
        private int used;

        void add(int codePoint, char[] expanded, int length) {
            if (count == codePoints.length) {
                codePoints = Arrays.copyOf(codePoints, count * 2);
                where = Arrays.copyOf(where, count * 2);
            }
            if (used + length > units.length) {
                units = Arrays.copyOf(units, Math.max(units.length * 2, used + length));
            }
            System.arraycopy(expanded, 0, units, used, length);
            codePoints[count] = codePoint;
            where[count++] = (used << 8) | length;
            used += length;
        }

        Units build(char[] table, int lastSingle) {
            int slots = FEWEST_SLOTS;
            while (slots < count * 2) {
                slots <<= 1;
            }
            int[] keys = new int[slots];
            int[] places = new int[slots];
            for (int i = 0; i < count; i++) {
                int at = slot(codePoints[i], slots - 1);
                while (keys[at] != 0) {
                    at = (at + 1) & (slots - 1);
                }
                keys[at] = codePoints[i];
                places[at] = where[i];
            }
            return new Units(table, lastSingle, keys, places, Arrays.copyOf(units, used));
        }
    }
}
