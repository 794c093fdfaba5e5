package io.communitykit.risk.word.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the bytes of an image: numbers with the highest byte first, arrays behind their lengths, texts as places in a pool that stands
 * before all else and holds each of them once. Not safe for many threads.
 */
final class ImageWriter {

    private static final int FIRST_BYTES = 1 << 16;

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);

    private ByteBuffer room(long more) {
        if (bytes.remaining() < more) {
            long wanted = Math.max(bytes.capacity() * 2L, bytes.position() + more);
            int capacity = Math.toIntExact(Math.min(wanted, Math.max(bytes.position() + more, Integer.MAX_VALUE - 8)));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).position(bytes.position());
        }
        return bytes;
    }

    void number(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void longNumber(long value) {
        room(Long.BYTES).putLong(value);
    }

    void text(String text) {
        number(textNumber(text));
    }

    /** The place of a text in the pool. */
    int textNumber(String text) {
        return texts.computeIfAbsent(text, unused -> texts.size());
    }

    void bytes(byte[] values) {
        number(values.length);
        room(values.length).put(values);
    }

    void chars(char[] values) {
        number(values.length);
        long length = values.length * (long) Character.BYTES;
        room(length).asCharBuffer().put(values);
        skip(length);
    }

    /** An array whose length the reader knows, as runs of one value: the value and how often it stands, less one. */
    void runs(char[] values) {
        char[] runs = new char[2 * values.length];
        int used = 0;
        int from = 0;
        while (from < values.length) {
            int to = from + 1;
            while (to < values.length && to - from <= Character.MAX_VALUE && values[to] == values[from]) {
                to++;
            }
            runs[used++] = values[from];
            runs[used++] = (char) (to - from - 1);
            from = to;
        }
        chars(Arrays.copyOf(runs, used));
    }

    void ints(int[] values) {
        number(values.length);
        long length = values.length * (long) Integer.BYTES;
        room(length).asIntBuffer().put(values);
        skip(length);
    }

    void longs(long[] values) {
        number(values.length);
        long length = values.length * (long) Long.BYTES;
        room(length).asLongBuffer().put(values);
        skip(length);
    }

    void bits(BitSet values) {
        longs(values.toLongArray());
    }

    private void skip(long length) {
        bytes.position(Math.toIntExact(bytes.position() + length));
    }

    /** The pool of texts, and behind it what was written. */
    byte[] finish() {
        ImageWriter whole = new ImageWriter();
        int[] ends = new int[texts.size()];
        StringBuilder pool = new StringBuilder();
        int count = 0;
        for (String text : texts.keySet()) {
            pool.append(text);
            ends[count++] = pool.length();
        }
        whole.ints(ends);
        whole.chars(pool.toString().toCharArray());
        whole.room(bytes.position()).put(bytes.array(), 0, bytes.position());
        return Arrays.copyOf(whole.bytes.array(), whole.bytes.position());
    }
}
