package io.communitykit.referral.code.spi;

import io.communitykit.core.InvalidValueException;

/**
 * By what a code is found: no two codes of a store have the same. Of 9 characters or more it is a checked code, of 7 or fewer a vanity
 * code with its look-alikes folded, so that the two never meet. Immutable and safe for many threads.
 *
 * @param value 3 to 30 of A-Z and 0-9
 */
public record CodeKey(String value) implements Comparable<CodeKey> {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 30;

    /**
     * Checks the text.
     *
     * @param value 3 to 30 of A-Z and 0-9
     */
    public CodeKey {
        if (value.length() < SHORTEST || value.length() > LONGEST || !isPrinted(value)) {
            throw InvalidValueException.of("key of a code", "3 to 30 of A-Z and 0-9", "something else (not shown)");
        }
    }

    private static boolean isPrinted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Orders by character. */
    @Override
    public int compareTo(CodeKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
