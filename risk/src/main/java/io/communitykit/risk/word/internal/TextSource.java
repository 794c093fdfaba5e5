package io.communitykit.risk.word.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Gives a text piece by piece. Not safe for many threads; used again and again. */
final class TextSource {

    private static final Reader NOTHING = Reader.nullReader();

    private CharSequence chars = "";
    private int at;
    private Reader reader = NOTHING;
    private boolean fromReader;
    private boolean exhausted;

    void set(CharSequence text) {
        chars = text;
        at = 0;
        fromReader = false;
        exhausted = false;
    }

    void set(Reader text) {
        reader = text;
        fromReader = true;
        exhausted = false;
    }

    void forget() {
        chars = "";
        reader = NOTHING;
    }

    /** Whether nothing is left; known only after {@link #read}. */
    boolean exhausted() {
        return exhausted;
    }

    /**
     * Copies as many characters as there is room for.
     *
     * @return how many
     * @throws UncheckedIOException if a reader fails
     */
    int read(char[] into, int offset, int room) {
        return fromReader ? readReader(into, offset, room) : readChars(into, offset, room);
    }

    private int readChars(char[] into, int offset, int room) {
        int length = Math.min(room, chars.length() - at);
        if (chars instanceof String text) {
            text.getChars(at, at + length, into, offset);
        } else {
            for (int i = 0; i < length; i++) {
                into[offset + i] = chars.charAt(at + i);
            }
        }
        at += length;
        exhausted = at == chars.length();
        return length;
    }

    private int readReader(char[] into, int offset, int room) {
        int total = 0;
        try {
            while (total < room) {
                int read = reader.read(into, offset + total, room - total);
                if (read < 0) {
                    exhausted = true;
                    break;
                }
                total += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return total;
    }
}
