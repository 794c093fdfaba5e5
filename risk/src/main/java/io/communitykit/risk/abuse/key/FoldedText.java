package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;

/** Folds texts that mean the same thing into one. Pure. */
final class FoldedText {

    private static final int LONGEST = 2_000;
    private static final char CAPITAL_SIGMA = '\u03A3';
    private static final char SIGMA = '\u03C3';
    private static final char NON_JOINER = '\u200C';
    private static final char JOINER = '\u200D';

    private FoldedText() {}

    /** Stripped; what cannot be text is refused. */
    static String plain(String name, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw InvalidValueException.of(name, "1 to " + LONGEST + " characters", stripped.length() + " characters");
        }
        if (stripped.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw InvalidValueException.of(name, "well-formed text", "a lone surrogate");
        }
        return stripped;
    }

    /** Compatibility forms (NFKC: full-width letters, mathematical digits) are one, and what nobody sees is left out. */
    static String visible(String name, String text) {
        String stripped = plain(name, text);
        if (ascii(stripped)) {
            return stripped;
        }
        String seen = withoutInvisible(Normalizer.normalize(stripped, Normalizer.Form.NFKC))
                .strip();
        if (seen.isEmpty()) {
            throw InvalidValueException.of(name, "1 to " + LONGEST + " characters", "none that can be seen");
        }
        return seen;
    }

    /**
     * In lower case, letter by letter: unlike a case fold, which makes one of ß and ss, and unlike a round over upper case, which makes
     * one of ı and i. A capital sigma is σ wherever it stands.
     */
    static String lower(String visible) {
        if (ascii(visible)) {
            return visible.toLowerCase(Locale.ROOT);
        }
        String lower = visible.replace(CAPITAL_SIGMA, SIGMA).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    /** Letters, digits and signs of ASCII only: nothing to normalise, the usual case. */
    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String withoutInvisible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int c = text.codePointAt(i);
            if (!invisible(c) || joins(before, c)) {
                kept.appendCodePoint(c);
            }
            before = c;
        }
        return kept.toString();
    }

    /** Format characters, and what Unicode calls default ignorable besides: selectors of variants and fillers. */
    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x034F
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    /** Joiners change words after a virama and between Arabic letters: RFC 5892, appendix A, without looking ahead. */
    private static boolean joins(int before, int c) {
        int type = Character.getType(before);
        boolean mark =
                (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) && !invisible(before);
        boolean arabic = Character.getDirectionality(before) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        return c == NON_JOINER ? mark || arabic : c == JOINER && mark;
    }
}
