package io.communitykit.examples.cli;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/** How text and numbers look on a terminal. */
public final class Texts {

    private static final Set<UnicodeScript> WIDE_SCRIPTS =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int FIRST_PICTOGRAPH = 0x1F300;
    private static final int LAST_PICTOGRAPH = 0x1FAFF;

    private Texts() {}

    /** A whole number with a comma every three digits, whatever the locale. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Seconds with two decimals. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    /** The text without characters that would move the cursor or colour the terminal: each becomes U+FFFD. */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
    }

    /** How many columns a terminal gives to the text. */
    public static int columns(String text) {
        return text.codePoints().map(Texts::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        boolean wide = WIDE_SCRIPTS.contains(UnicodeScript.of(codePoint))
                || UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
                || UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block)
                || (codePoint >= FIRST_PICTOGRAPH && codePoint <= LAST_PICTOGRAPH);
        return wide ? 2 : 1;
    }
}
