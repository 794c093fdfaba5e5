package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the folded characters of a dictionary: digits first, then the most frequent, so that the automaton is packed densely. Not safe
 * for many threads; used while a matcher is built.
 *
 * <p>Layout: pages of 256 code points, made where a character is first seen; a page holds counts and, once sealed, numbers.
 */
final class Alphabet {

    private static final int PAGE_BITS = 8;
    private static final int IN_PAGE = (1 << PAGE_BITS) - 1;
    private static final int PAGES = (Character.MAX_CODE_POINT + 1) >>> PAGE_BITS;
    private static final int DIGITS = 10;

    private final int[] @Nullable [] pages = new int[PAGES][];
    /** Each character once: in the order in which they were seen, and once sealed, in that of their numbers. */
    private int[] characters = new int[256];

    private int size;
    private int digits;

    /** Counts one occurrence. */
    void count(int codePoint) {
        int[] page = page(codePoint);
        if (page[codePoint & IN_PAGE]++ == 0) {
            characters = size < characters.length ? characters : Arrays.copyOf(characters, size * 2);
            characters[size++] = codePoint;
        }
    }

    private int[] page(int codePoint) {
        int[] page = pages[codePoint >>> PAGE_BITS];
        if (page == null) {
            page = new int[IN_PAGE + 1];
            pages[codePoint >>> PAGE_BITS] = page;
        }
        return page;
    }

    /** Gives out the numbers; no more counting after this. */
    void seal() {
        if (size > Units.LARGEST) {
            throw InvalidValueException.of("dictionary", "at most " + Units.LARGEST + " different characters", size);
        }
        long[] byFrequency = new long[size];
        for (int i = 0; i < size; i++) {
            byFrequency[i] = ((long) rank(characters[i]) << 32) | characters[i];
        }
        Arrays.sort(byFrequency);
        for (int i = 0; i < size; i++) {
            int codePoint = (int) byFrequency[i];
            characters[i] = codePoint;
            page(codePoint)[codePoint & IN_PAGE] = i + 1;
            digits += digit(codePoint) ? 1 : 0;
        }
    }

    // Digits before all others, then falling frequency.
    private int rank(int codePoint) {
        return digit(codePoint) ? Integer.MIN_VALUE : -unit(codePoint);
    }

    private static boolean digit(int codePoint) {
        return codePoint >= '0' && codePoint < '0' + DIGITS;
    }

    /** The number of a folded character, 0 if no word holds it. */
    int unit(int codePoint) {
        int[] page = pages[codePoint >>> PAGE_BITS];
        return page == null ? Units.OTHER : page[codePoint & IN_PAGE];
    }

    /** How many numbers there are. */
    int size() {
        return size;
    }

    /** The character of a number from 1. */
    int character(int unit) {
        return characters[unit - 1];
    }

    /** The largest number that is a digit's. */
    int digits() {
        return digits;
    }
}
