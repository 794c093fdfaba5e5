package io.communitykit.risk.abuse.key;

import java.util.Locale;

/**
 * A postal address as letters, marks and digits only. Between two runs of digits one space stays of whatever stood there, since
 * {@code 3-12-4} is not {@code 31-2-4}; everything else closes up. Pure.
 */
final class AddressText {

    private static final String HAN_NUMBERS = "〇零一二三四五六七八九十百千两";

    private AddressText() {}

    static String key(String text) {
        String folded = folded(text);
        StringBuilder kept = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (!counts(c)) {
                gap = true;
                continue;
            }
            if (gap && isNumber(c) && endsWithNumber(kept)) {
                kept.append(' ');
            }
            gap = false;
            kept.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c);
        }
        // An address of emoji only is the text itself.
        return kept.isEmpty() ? folded : kept.toString();
    }

    /** Capital letters have no ß, so this is a fold over upper case: HAUPTSTRASSE is Hauptstraße. */
    private static String folded(String text) {
        String once = FoldedText.visible("address", apart(FoldedText.plain("address", text)));
        return FoldedText.lower(once.toUpperCase(Locale.ROOT)).strip();
    }

    /** NFKC makes digits of ½, ² and ㍙, which would run into the digit before or after them. */
    private static String apart(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c > 0x7F && (type == Character.OTHER_NUMBER || type == Character.OTHER_SYMBOL)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
            } else {
                spaced.appendCodePoint(c);
            }
        });
        return spaced.toString();
    }

    private static boolean endsWithNumber(StringBuilder kept) {
        return !kept.isEmpty() && isNumber(kept.charAt(kept.length() - 1));
    }

    /** Three and twelve are not thirty and two, whichever way they are written. */
    private static boolean isNumber(int c) {
        return Character.isDigit(c) || HAN_NUMBERS.indexOf(c) >= 0;
    }

    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.LETTER_NUMBER;
    }
}
