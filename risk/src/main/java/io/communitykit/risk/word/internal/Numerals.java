package io.communitykit.risk.word.internal;

/** Digits and the Chinese numerals that a matcher folds to them, so that 第1次 reads as 第一次. */
public final class Numerals {

    private static final String SPELLED = "零一二三四五六七八九";

    private Numerals() {}

    /**
     * The numeral of a digit.
     *
     * @param character any
     * @return the Chinese numeral if it is an ASCII digit, else the character itself
     */
    public static char spelled(char character) {
        return digit(character) ? SPELLED.charAt(character - '0') : character;
    }

    /**
     * Whether a character is an ASCII digit.
     *
     * @param character any
     * @return whether
     */
    public static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }

    /**
     * Whether a character is an ASCII digit or the Chinese numeral of one.
     *
     * @param character any
     * @return whether
     */
    public static boolean numeral(char character) {
        return digit(character) || SPELLED.indexOf(character) >= 0;
    }

    /**
     * Whether a character is a Chinese character of the basic plane.
     *
     * @param character any
     * @return whether
     */
    public static boolean han(char character) {
        return character >= '\u4E00' && character <= '\u9FFF';
    }
}
