package io.communitykit.referral.code.internal;

import io.communitykit.referral.code.LookAlikes;
import java.util.Arrays;

/**
 * The 31 symbols of checked codes and their check symbol. 31 is prime, so with weights 1 to n for the n &lt;= 29 symbols before it and 30
 * for the check symbol, all different and none 0 modulo 31, a changed symbol changes the sum, and so does a swap of two different ones
 * at any two places: {@code (w1 - w2)(a - b)} has no factor 31.
 */
public final class CodeAlphabet {

    /** In the order of their values, 0 to 30: without 0, O, 1, I and L. */
    public static final String SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /** What checked codes leave out, by {@link #LOOK_ALIKE} plus the place here. */
    public static final String LOOK_ALIKES = "01ILO";

    /** How many symbols there are, a prime. */
    public static final int SIZE = 31;

    /** Classes of characters: below {@link #SIZE} the value of a symbol. */
    static final int LOOK_ALIKE = 32;

    static final int SKIPPED = 64;
    static final int OTHER = 65;

    private static final byte[] CLASSES = classes();

    private CodeAlphabet() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        Arrays.fill(classes, (byte) OTHER);
        for (int i = 0; i < SYMBOLS.length(); i++) {
            set(classes, SYMBOLS.charAt(i), i);
        }
        for (int i = 0; i < LOOK_ALIKES.length(); i++) {
            set(classes, LOOK_ALIKES.charAt(i), LOOK_ALIKE + i);
        }
        for (char skipped : new char[] {' ', '-', '\t', '\n', '\r'}) {
            classes[skipped] = SKIPPED;
        }
        return classes;
    }

    private static void set(byte[] classes, char upper, int value) {
        classes[upper] = (byte) value;
        if (upper >= 'A') {
            classes[upper + ('a' - 'A')] = (byte) value;
        }
    }

    /** The class of a character below 128, in either case. */
    static int classOf(char ascii) {
        return CLASSES[ascii];
    }

    /** The character that a class of a symbol or a look-alike stands for, in upper case. */
    static char upper(int value) {
        return value < SIZE ? SYMBOLS.charAt(value) : LOOK_ALIKES.charAt(value - LOOK_ALIKE);
    }

    /**
     * Whether a text is symbols alone, in upper case.
     *
     * @param text any text
     * @return whether each character is a symbol as it is printed
     */
    public static boolean isPrinted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'Z' || CLASSES[c] >= SIZE) {
                return false;
            }
        }
        return true;
    }

    /**
     * The check symbol that goes with symbols.
     *
     * @param body 1 to 29 symbols in upper case
     * @return the symbol
     */
    public static char checkSymbol(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (i + 1) * CLASSES[body.charAt(i)];
        }
        // 30 is -1 modulo 31: the sum with the check symbol is 0.
        return SYMBOLS.charAt(sum % SIZE);
    }

    /**
     * Puts symbols in the place of look-alikes.
     *
     * @param read symbols and look-alikes in upper case
     * @param lookAlikes maps all that are there
     * @return symbols alone
     */
    public static String mapped(StringBuilder read, LookAlikes lookAlikes) {
        for (int i = 0; i < read.length(); i++) {
            int place = LOOK_ALIKES.indexOf(read.charAt(i));
            if (place >= 0) {
                read.setCharAt(i, SYMBOLS.charAt(lookAlikes.value(place)));
            }
        }
        return read.toString();
    }
}
