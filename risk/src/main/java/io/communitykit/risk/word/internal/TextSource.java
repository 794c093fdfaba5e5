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
        copy(chars, at, length, into, offset);
        at += length;
        exhausted = at == chars.length();
        return length;
    }

    /** Copies so many characters of a text. */
    static void copy(CharSequence from, int at, int length, char[] into, int offset) {
        if (from instanceof String text) {
            text.getChars(at, at + length, into, offset);
            return;
        }
        for (int i = 0; i < length; i++) {
            into[offset + i] = from.charAt(at + i);
        }
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
