package io.communitykit.referral.code.internal;

import io.communitykit.referral.code.CodeForm;
import java.util.Arrays;

/**
 * Characters beyond ASCII in a typed code: full-width forms are what they are, spaces and hyphens of any width are dropped, letters that
 * look like Latin ones stand for these in vanity codes, and everything else is a fault with a name. The table is fixed, so that a code
 * that is free today is not another's tomorrow.
 */
public final class ForeignCharacters {

    /** Is added to the class of what looks like Latin and is of another script. */
    static final int FOREIGN = 128;

    /**
     * Pairs: the character, and the letter or digit that it looks like, in upper case. Cyrillic, Greek, Armenian, Roman numerals and
     * the three Latin letters whose other case is ASCII.
     */
    public static final String TABLE = "\u0410A\u0412B\u0421C\u0415E\u041dH\u0406I\u0408J\u041aK\u041cM\u041eO\u0420P"
            + "\u0405S\u0422T\u0423Y\u0425X\u04173\u04116\u050cG\u051aQ\u051cW\u04aeY\u04c0I\u04baH\u0474V\u0500D"
            + "\u0430A\u0432B\u0441C\u0435E\u043dH\u0456I\u0458J\u043aK\u043cM\u043eO\u0440P\u0455S\u0442T\u0443Y"
            + "\u0445X\u04373\u04316\u050dG\u051bQ\u051dW\u04afY\u04cfI\u04bbH\u0475V\u0501D"
            + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X"
            + "\u03f9C\u037fJ\u03b1A\u03b2B\u03b3Y\u03b5E\u03b7N\u03b9I\u03baK\u03bdV\u03bfO\u03c1P\u03c4T\u03c5U"
            + "\u03c7X\u03c9W\u03f2C\u03f3J\u0555O\u0585O\u054fS\u054dU\u057dU\u0570H\u0578N"
            + "\u2160I\u2164V\u2169X\u216cL\u216dC\u216eD\u216fM\u2170I\u2174V\u2179X\u217cL\u217dC\u217eD\u217fM"
            + "\u0131I\u017fS\u212aK";

    private static final char FULL_WIDTH_FIRST = '\uff01';
    private static final char FULL_WIDTH_LAST = '\uff5e';
    private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_FIRST - '!';

    /** Letters and blanks that show nothing, though their categories do not say so. */
    private static final String UNSEEN = "\u115f\u1160\u2800\u3164\uffa0";

    /** Hyphens, dashes and minus signs, and the long-vowel mark that Japanese keyboards give for one. */
    private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\ufe58\ufe63\uff70";

    private static final int EMOJI_FIRST = 0x1f000;
    private static final int EMOJI_LAST = 0x1faff;

    /** Character in the upper half, class in the lower, sorted. */
    private static final int[] LOOKS = looks();

    private ForeignCharacters() {}

    private static int[] looks() {
        int[] looks = new int[TABLE.length() / 2];
        for (int i = 0; i < looks.length; i++) {
            int value = CodeAlphabet.classOf(TABLE.charAt(2 * i + 1));
            looks[i] = TABLE.charAt(2 * i) << Character.SIZE | value;
        }
        Arrays.sort(looks);
        return looks;
    }

    /** The class of a character beyond ASCII; a look-alike's with {@link #FOREIGN}. */
    static int classOf(char c) {
        if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
            return CodeAlphabet.classOf((char) (c - FULL_WIDTH_SHIFT));
        }
        int found = -Arrays.binarySearch(LOOKS, c << Character.SIZE) - 1;
        if (found < LOOKS.length && LOOKS[found] >>> Character.SIZE == c) {
            return FOREIGN | (LOOKS[found] & 0x7f);
        }
        return Character.isSpaceChar(c) || HYPHENS.indexOf(c) >= 0 ? CodeAlphabet.SKIPPED : CodeAlphabet.OTHER;
    }

    /** What is wrong with the character at a place, which is of class {@link CodeAlphabet#OTHER}. */
    static CodeForm fault(CharSequence text, int at) {
        int point = Character.codePointAt(text, at);
        if (point <= Character.MAX_VALUE && Character.isSurrogate((char) point)) {
            return CodeForm.LONE_SURROGATE;
        }
        if (isUnseen(point)) {
            return CodeForm.HIDDEN_CHARACTER;
        }
        if (Character.getType(point) == Character.OTHER_SYMBOL || (point >= EMOJI_FIRST && point <= EMOJI_LAST)) {
            return CodeForm.PICTOGRAPH;
        }
        return Character.isSupplementaryCodePoint(point) ? CodeForm.SUPPLEMENTARY : CodeForm.NOT_A_SYMBOL;
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> UNSEEN.indexOf(point) >= 0;
        };
    }
}
