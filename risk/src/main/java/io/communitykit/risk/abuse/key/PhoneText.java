package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * A phone number as calling code and national number in digits, whatever its notation. Pure.
 *
 * <p>An extension is what follows one of its marks to the end, or the last hyphen of a Chinese number that is complete without it. It
 * does not count, except after a Chinese mobile: those have no switchboard, so it belongs to a number that a shop lends to many
 * buyers, and without it all of them were one person.
 */
final class PhoneText {

    private static final List<String> MARKS =
            List.of("extension", "extn", "ext", "x", "доб", "转分机", "转接", "转", "轉", "分机", "分機", "内線", "#");
    private static final List<String> LABELS =
            List.of("tel", "mobile", "phone", "手机号码", "手机号", "手机", "手機", "联系电话", "电话", "電話");
    private static final String BETWEEN = " .:=,;(";
    private static final int LONGEST_EXTENSION = 8;
    private static final int FEWEST_BEFORE = 7;

    private PhoneText() {}

    static String key(String text, NumberPlan home) {
        String plain = plain(FoldedText.lower(FoldedText.visible("phone number", text)));
        int digits = lastDigits(plain);
        int mark = digits < 0 ? -1 : mark(plain, digits);
        if (mark >= 0) {
            return key(PhoneNumber.of(plain.substring(0, mark), home), plain.substring(digits));
        }
        Optional<PhoneNumber> whole = PhoneNumber.of(plain, home);
        Optional<PhoneNumber> before = digits > 0 && plain.charAt(digits - 1) == '-' && !chinese(whole)
                ? PhoneNumber.of(plain.substring(0, digits - 1), home)
                : Optional.empty();
        return chinese(before) ? key(before, plain.substring(digits)) : key(whole, "");
    }

    private static boolean chinese(Optional<PhoneNumber> number) {
        return number.filter(n -> ChineseNumber.of(n.plan()) && ChineseNumber.complete(n.national()))
                .isPresent();
    }

    private static String key(Optional<PhoneNumber> number, String extension) {
        PhoneNumber read = number.orElseThrow(() -> InvalidValueException.of(
                "phone number",
                "a number with its area code, of 5 to 15 digits with its country's, not one repeated digit",
                "something else (not shown)"));
        String digits = read.plan().code() + read.national();
        boolean lent = ChineseNumber.of(read.plan()) && ChineseNumber.mobile(read.national());
        return lent && !extension.isEmpty() ? digits + ";" + extension.replaceAll("[^0-9]", "") : digits;
    }

    /** Digits of every script in ASCII, dashes of every length as hyphens, no label in front. */
    private static String plain(String lower) {
        StringBuilder plain = new StringBuilder(lower.length());
        lower.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            boolean dash = Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
            plain.appendCodePoint(digit >= 0 ? '0' + digit : dash ? '-' : c);
        });
        for (String label : LABELS) {
            if (plain.indexOf(label) == 0) {
                return plain.substring(label.length());
            }
        }
        return plain.toString();
    }

    /** Where the last run of digits begins, if it may be an extension and only signs follow it; else less than 0. */
    private static int lastDigits(String plain) {
        int end = plain.length();
        while (end > 0
                && !Character.isLetterOrDigit(plain.charAt(end - 1))
                && !Character.isSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && digit(plain.charAt(from - 1))) {
            from--;
        }
        return from == end || end - from > LONGEST_EXTENSION ? -1 : from;
    }

    /** Where the mark of an extension begins that ends before some digits; less than 0 if there is none. */
    private static int mark(String plain, int digits) {
        int end = digits;
        while (end > 0 && BETWEEN.indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        for (String mark : MARKS) {
            int from = end - mark.length();
            if (from > 0 && plain.startsWith(mark, from) && numberEndsAt(plain, from)) {
                return from;
            }
        }
        return -1;
    }

    /** No letter, as in FLEX 12, and digits enough for a number. */
    private static boolean numberEndsAt(String plain, int end) {
        return !Character.isLetter(plain.charAt(end - 1))
                && plain.substring(0, end).chars().filter(c -> digit((char) c)).count() >= FEWEST_BEFORE;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
