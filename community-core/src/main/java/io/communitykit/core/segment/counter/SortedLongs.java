package io.communitykit.core.segment.counter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Sets of 64-bit hashes as sorted arrays without repeats. */
final class SortedLongs {

    static final long[] NONE = {};

    private SortedLongs() {}

    static long[] of(long[] values) {
        Arrays.sort(values);
        int kept = 0;
        for (long value : values) {
            if (kept == 0 || values[kept - 1] != value) {
                values[kept++] = value;
            }
        }
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    /** The smallest values of both, at most {@code limit}: so that it does not matter in which order sets are joined. */
    static long[] union(long[] a, long[] b, int limit) {
        if (b.length == 0 || a.length == 0) {
            return a.length == 0 ? b : a;
        }
        long[] both = new long[Math.min(a.length + b.length, limit)];
        int kept = 0;
        int i = 0;
        int j = 0;
        while (kept < limit && (i < a.length || j < b.length)) {
            boolean fromA = j == b.length || (i < a.length && a[i] <= b[j]);
            long next = fromA ? a[i++] : b[j++];
            j += fromA && j < b.length && b[j] == next ? 1 : 0;
            both[kept++] = next;
        }
        return kept == both.length ? both : Arrays.copyOf(both, kept);
    }

    static boolean contains(long[] values, long value) {
        return Arrays.binarySearch(values, value) >= 0;
    }

    static boolean rising(long[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] >= values[i]) {
                return false;
            }
        }
        return true;
    }

    /** Eight bytes each, big-endian, in the base 64 of URLs without padding. */
    static String pack(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            bytes.putLong(value);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads what {@link #pack} wrote; {@link #NONE} for any other text. */
    static long[] unpack(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            long[] values = new long[bytes.length / Long.BYTES];
            ByteBuffer.wrap(bytes).asLongBuffer().get(values);
            return pack(values).equals(text) ? values : NONE;
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
