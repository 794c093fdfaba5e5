package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.id.MemberId;
import java.nio.charset.StandardCharsets;

/**
 * A member's sum as a byte string: the id, a byte 0, the sum. No id contains that byte, so that the order of the strings is that
 * of the ids, a prefix first.
 */
public final class SumRecord {

    private static final int TAIL = 1 + Long.BYTES;
    private static final int STRETCH = 4_096;

    private final byte[] bytes = new byte[RecordLog.MAX_RECORD];

    void add(SpendRecord of, long sum, RecordLog log) {
        int id = of.memberEnd() - of.memberStart();
        System.arraycopy(of.array(), of.memberStart(), bytes, 0, id);
        bytes[id] = 0;
        Bytes.putLong(bytes, id + 1, sum);
        log.add(bytes, 0, id + TAIL);
    }

    /** The sum that a cursor stands at. */
    public static long sum(RecordCursor cursor) {
        return Bytes.getLong(cursor.array(), cursor.to() - Long.BYTES);
    }

    /** The member that a cursor stands at. */
    public static MemberId member(RecordCursor cursor) {
        int id = cursor.to() - TAIL - cursor.from();
        return new MemberId(new String(cursor.array(), cursor.from(), id, StandardCharsets.UTF_8));
    }

    /** The sums of a sealed log, read through a buffer of so many bytes. */
    public static Sums sums(RecordLog log, int bufferBytes) {
        return stretch -> {
            long[] values = new long[STRETCH];
            int filled = 0;
            try (RecordCursor cursor = log.read(bufferBytes)) {
                while (cursor.next()) {
                    values[filled++] = sum(cursor);
                    if (filled == STRETCH) {
                        stretch.accept(values, 0, filled);
                        filled = 0;
                    }
                }
            }
            stretch.accept(values, 0, filled);
        };
    }
}
