package io.communitykit.risk.word.internal;

/**
 * The units of a window without repetitions, hashed, for keys that are longer than the trie is deep. Filled only where such a key may stand. Not
 * safe for many threads.
 */
final class DenseUnits {

    char[] units = new char[0];
    long[] hashes = new long[0];

    private int[] denseOf = new int[0];
    private int[] unitOf = new int[0];
    private int count;

    void fill(Window window, Units table) {
        if (denseOf.length < window.count) {
            int length = window.count + window.count / 2;
            units = new char[length];
            hashes = new long[length + 1];
            denseOf = new int[length];
            unitOf = new int[length];
        }
        count = 0;
        for (int i = 0; i < window.count; i++) {
            char unit = window.units[i];
            if (i == 0 || unit != window.units[i - 1] || !table.collapses(unit)) {
                units[count] = unit;
                unitOf[count++] = i;
            }
            denseOf[i] = count - 1;
        }
        LongKeys.prefixHashes(units, count, hashes);
    }

    /** Where a unit of the window is among these. */
    int at(int unit) {
        return denseOf[unit];
    }

    /** The unit of the window behind so many of these; -1 if the window ends before. */
    int behind(int unit, int length) {
        int last = denseOf[unit] + length - 1;
        return last < count ? unitOf[last] + 1 : -1;
    }
}
