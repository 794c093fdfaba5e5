package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;

/** Folds texts that mean the same thing into one. Pure. */
final class FoldedText {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_PHONE = 20;

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

    /** Compatibility forms (NFKC: full-width letters, circled digits) and letter cases are one. */
    static String folded(String name, String text) {
        String once = Normalizer.normalize(plain(name, text), Normalizer.Form.NFKC);
        String lower = once.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).strip();
    }

    /** Letters, marks and digits only; a text that has none stays as it is. */
    static String address(String text) {
        String folded = folded("address", text);
        StringBuilder kept = new StringBuilder();
        folded.codePoints().filter(FoldedText::counts).forEach(kept::appendCodePoint);
        return kept.isEmpty() ? folded : kept.toString();
    }

    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.LETTER_NUMBER;
    }

    /** The digits of a phone number with its country code, of the script of any country. */
    static String phone(String text, String country) {
        String folded = Normalizer.normalize(plain("phone number", text), Normalizer.Form.NFKC);
        StringBuilder digits = new StringBuilder();
        boolean abroad = folded.startsWith("+");
        for (int c : folded.codePoints().toArray()) {
            if (Character.isLetter(c)) {
                // An extension, as in "ext. 12" or "转12".
                break;
            }
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            }
        }
        String number = digits.toString();
        if (!abroad && number.startsWith("00")) {
            return checked(number.substring(2));
        }
        return checked(abroad ? number : country + trunk(number));
    }

    /** The 0 that is dialled within a country only. */
    private static String trunk(String number) {
        return number.startsWith("0") ? number.substring(1) : number;
    }

    private static String checked(String number) {
        if (number.length() < 5 || number.length() > LONGEST_PHONE) {
            throw InvalidValueException.of(
                    "phone number", "5 to " + LONGEST_PHONE + " digits with its country", number.length() + " digits");
        }
        return number;
    }
}
