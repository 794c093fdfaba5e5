package io.communitykit.referral.code;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The same as the reading, as one would write it without a thought for speed: for ASCII alone. */
final class PlainCode {

    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    static final List<Character> SYMBOLS =
            ALPHABET.chars().mapToObj(c -> (char) c).toList();

    private static final Pattern DROPPED = Pattern.compile("[ \\-\\t\\n\\r]");
    private static final Pattern CHECKED = Pattern.compile("[" + ALPHABET + "]{9,30}");

    private PlainCode() {}

    static String normal(String text) {
        return DROPPED.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    static boolean isChecked(String text) {
        String normal = normal(text);
        if (!CHECKED.matcher(normal).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < normal.length(); i++) {
            int weight = i == normal.length() - 1 ? 30 : i + 1;
            sum += weight * ALPHABET.indexOf(normal.charAt(i));
        }
        return sum % 31 == 0;
    }
}
