package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import java.util.Locale;

/** Text that survives UTF-8 and every database unchanged. */
final class WellFormed {

    private WellFormed() {}

    static String check(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw InvalidValueException.of(
                        name,
                        "well-formed text without U+0000",
                        String.format(Locale.ROOT, "U+%04X at index %d", (int) c, i));
            }
        }
        return text;
    }
}
