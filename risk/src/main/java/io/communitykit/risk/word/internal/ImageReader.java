package io.communitykit.risk.word.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Takes apart what {@link ImageWriter} put together. No array is made before the bytes for it are known to be there. Throws unchecked
 * exceptions where the bytes make no sense. Not safe for many threads.
 */
final class ImageReader {

    private final ByteBuffer bytes;
    private final String[] texts;

    ImageReader(ByteBuffer image) {
        bytes = image;
        int[] ends = ints();
        char[] pool = chars();
        texts = new String[ends.length];
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            from = text(i, pool, from, ends[i]);
        }
    }

    // A method of its own, so that it is soon compiled; the same holds for other loops of a build or an image.
    private int text(int number, char[] pool, int from, int to) {
        texts[number] = new String(pool, from, to - from);
        return to;
    }

    int number() {
        return bytes.getInt();
    }

    /** A number from 0 to below a limit. */
    int number(int limit) {
        int value = number();
        if (value < 0 || value >= limit) {
            throw new IllegalArgumentException(value + " is not below " + limit);
        }
        return value;
    }

    long longNumber() {
        return bytes.getLong();
    }

    String text() {
        return text(number());
    }

    /** The text of a number. */
    String text(int number) {
        return texts[number];
    }

    /** How many things follow that take so many bytes each, at least. */
    int count(int width) {
        int count = number();
        if (count < 0 || count > bytes.remaining() / width) {
            throw new IllegalArgumentException("no room for " + count + " times " + width + " bytes");
        }
        return count;
    }

    byte[] bytes() {
        byte[] values = new byte[count(1)];
        bytes.get(values);
        return values;
    }

    char[] chars() {
        char[] values = new char[count(Character.BYTES)];
        bytes.asCharBuffer().get(values);
        skip(values.length * Character.BYTES);
        return values;
    }

    /** An array of a length that is known, written as runs of one value. */
    char[] runs(int length) {
        char[] runs = chars();
        char[] values = new char[length];
        int from = 0;
        for (int i = 0; i < runs.length; i += 2) {
            from = run(values, from, runs[i + 1], runs[i]);
        }
        if (from < length) {
            throw new IllegalArgumentException(from + " values for " + length);
        }
        return values;
    }

    private static int run(char[] values, int from, int more, char value) {
        values[from] = value;
        if (more > 0) {
            Arrays.fill(values, from + 1, from + 1 + more, value);
        }
        return from + 1 + more;
    }

    int[] ints() {
        int[] values = new int[count(Integer.BYTES)];
        bytes.asIntBuffer().get(values);
        skip(values.length * Integer.BYTES);
        return values;
    }

    long[] longs() {
        long[] values = new long[count(Long.BYTES)];
        bytes.asLongBuffer().get(values);
        skip(values.length * Long.BYTES);
        return values;
    }

    BitSet bits() {
        return BitSet.valueOf(longs());
    }

    private void skip(int length) {
        bytes.position(bytes.position() + length);
    }

    /** Nothing may be left. */
    void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
        }
    }
}
