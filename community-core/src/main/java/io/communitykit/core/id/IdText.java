package io.communitykit.core.id;

import io.communitykit.core.InvalidValueException;

/**
 * The one rule that the text of every id obeys, so that any id fits any store and survives UTF-8 unchanged. Domain
 * modules use it for the ids of their own. Pure and safe for many threads.
 */
public final class IdText {

    /** The longest id in UTF-8; fits an index of every supported database, three columns together included. */
    public static final int MAX_BYTES = 255;

    private IdText() {}

    /**
     * Returns the text if it can be an id.
     *
     * @param name what the id is called where the caller set it
     * @param text 1 to 255 bytes of UTF-8, well-formed, without U+0000
     * @return the same text
     * @throws InvalidValueException if it breaks the rule
     */
    public static String check(String name, String text) {
        int bytes = utf8Length(text);
        if (bytes < 0) {
            throw InvalidValueException.of(
                    name, "well-formed text without U+0000", "a lone surrogate or U+0000 at index " + (-bytes - 1));
        }
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw InvalidValueException.of(name, "1 to " + MAX_BYTES + " bytes in UTF-8", bytes + " bytes");
        }
        return text;
    }

    /** Length in UTF-8, or minus (index + 1) of the first character that UTF-8 or a database cannot carry. */
    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return -(i + 1);
            } else if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return -(i + 1);
            }
        }
        return bytes;
    }
}
