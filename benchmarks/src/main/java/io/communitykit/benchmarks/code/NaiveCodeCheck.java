package io.communitykit.benchmarks.code;

import io.communitykit.referral.code.InviteCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The check of a code as one would write it without a thought for speed: regular expressions and new strings. */
final class NaiveCodeCheck {

    private static final Pattern DROPPED = Pattern.compile("[\\s-]");
    private static final Pattern SHAPE = Pattern.compile("[" + InviteCode.ALPHABET + "]{9,30}");

    private NaiveCodeCheck() {}

    static boolean isValid(String text) {
        String normal = DROPPED.matcher(text.trim()).replaceAll("").toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(normal).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < normal.length(); i++) {
            int weight = i == normal.length() - 1 ? 30 : i + 1;
            sum += weight * InviteCode.ALPHABET.indexOf(normal.charAt(i));
        }
        return sum % 31 == 0;
    }
}
