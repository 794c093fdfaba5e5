package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/**
 * Numbers the folded characters of a dictionary: digits first, then the most frequent, so that the automaton is packed densely. Not safe
 * for many threads; used while a matcher is built.
 */
final class Alphabet {

    private static final int CODE_POINTS = 0x110000;
    private static final int DIGITS = 10;

    private final int[] counts = new int[CODE_POINTS];
    private char[] units = new char[0];
    private int size;
    private int digits;

    /** Counts one occurrence. */
    void count(int codePoint) {
        counts[codePoint]++;
    }

    /** Gives out the numbers; no more counting after this. */
    void seal() {
        long[] byFrequency = Arrays.stream(distinct())
                .mapToLong(codePoint -> ((long) rank(codePoint) << 32) | codePoint)
                .sorted()
                .toArray();
        if (byFrequency.length > Units.LARGEST) {
            throw InvalidValueException.of(
                    "dictionary", "at most " + Units.LARGEST + " different characters", byFrequency.length);
        }
        units = new char[CODE_POINTS];
        for (long entry : byFrequency) {
            int codePoint = (int) entry;
            units[codePoint] = (char) ++size;
            if (digit(codePoint)) {
                digits++;
            }
        }
    }

    private int[] distinct() {
        int[] found = new int[64];
        int n = 0;
        for (int codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
            if (counts[codePoint] > 0) {
                if (n == found.length) {
                    found = Arrays.copyOf(found, n * 2);
                }
                found[n++] = codePoint;
            }
        }
        return Arrays.copyOf(found, n);
    }

    // Digits before all others, then falling frequency.
    private int rank(int codePoint) {
        return digit(codePoint) ? Integer.MIN_VALUE : -counts[codePoint];
    }

    private static boolean digit(int codePoint) {
        return codePoint >= '0' && codePoint < '0' + DIGITS;
    }

    /** The number of a folded character, 0 if no word holds it. */
    int unit(int codePoint) {
        return units[codePoint];
    }

    /** How many numbers there are. */
    int size() {
        return size;
    }

    /** The largest number that is a digit's. */
    int digits() {
        return digits;
    }
}
