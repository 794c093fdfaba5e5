package io.communitykit.examples.recommend;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads a text line by line and field by field, without ever holding a line. Fields are parted by tabs and spaces, however many, or by one comma; between two
 * commas, and before a first one, is an empty field. Not safe for many threads.
 */
final class FieldReader implements Closeable {

    // No id has more; what is cut is still too long for one.
    private static final int LONGEST = 1_024;
    private static final int NONE = -2;
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private final StringBuilder field = new StringBuilder();
    private int peeked = NONE;
    private boolean lineEnded = true;
    // Whether a comma would end an empty field here.
    private boolean afterComma;
    private long line;

    private FieldReader(Reader text) {
        this.text = text;
    }

    /** Opens a file; one that starts as gzip does is unpacked, whatever it is called. */
    static FieldReader open(Path file) throws IOException {
        return new FieldReader(new BufferedReader(
                new InputStreamReader(unpacked(file), StandardCharsets.UTF_8.newDecoder()), 1 << 16));
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return packed ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The line that has the first byte which is not UTF-8, from 1: a reader has gone past it when it fails, so it is read again. */
    static long lineOfMalformed(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
        CharBuffer chars = CharBuffer.allocate(1 << 13);
        long line = 1;
        try (InputStream in = unpacked(file)) {
            int read = 0;
            boolean malformed = false;
            while (read >= 0 && !malformed) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                malformed = decoder.decode(bytes, chars, read < 0).isError();
                bytes.compact();
                line += chars.flip().chars().filter(each -> each == '\n').count();
                chars.clear();
            }
        }
        return line;
    }

    /** Goes to the next line, past what was not read of this one; false at the end. */
    boolean nextLine() throws IOException {
        while (!lineEnded) {
            take();
        }
        if (peek() == END) {
            return false;
        }
        if (line == 0 && peek() == BYTE_ORDER_MARK) {
            peeked = NONE;
        }
        line++;
        lineEnded = false;
        afterComma = true;
        return true;
    }

    /** Goes to the line's next field; false where there is none. */
    boolean next() throws IOException {
        field.setLength(0);
        boolean started = false;
        while (!lineEnded) {
            int next = take();
            boolean isComma = next == ',';
            if (lineEnded || isComma || next == ' ' || next == '\t' || next == '\r') {
                if (started || (isComma && afterComma)) {
                    afterComma = isComma;
                    return true;
                }
                afterComma |= isComma;
            } else {
                started = true;
                if (field.length() < LONGEST) {
                    field.append((char) next);
                }
            }
        }
        return false;
    }

    /** The field that was gone to. */
    String field() {
        return field.toString();
    }

    /** The number of the line, from 1. */
    long line() {
        return line;
    }

    private int take() throws IOException {
        int taken = peek();
        peeked = NONE;
        lineEnded = taken == '\n' || taken == END;
        return taken;
    }

    private int peek() throws IOException {
        if (peeked == NONE) {
            peeked = text.read();
        }
        return peeked;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
