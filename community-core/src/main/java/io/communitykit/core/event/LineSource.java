package io.communitykit.core.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines within bounded memory. One buffer holds the current line and what was read beyond it; it
 * grows up to the longest line allowed. Of a longer line nothing is kept: it is read to its end and marked. Lines end
 * with LF or CR LF, the last one perhaps with neither; a byte order mark before the first line is dropped.
 */
final class LineSource {

    private static final int FIRST_CAPACITY = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Bytes that a line of the greatest length may have beside its content: a byte order mark and a CR. */
    private static final int MARGIN = BYTE_ORDER_MARK.length + 1;

    private final InputStream in;
    private final int maxBytes;
    private byte[] buffer = new byte[FIRST_CAPACITY];

    /** What was read and not yet given away: {@code buffer[position, limit)}. */
    private int position;

    private int limit;

    private long number;
    private int start;
    private int end;
    private boolean overlong;

    LineSource(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        overlong = false;
        int feed = lineFeed(position);
        while (feed < 0) {
            int scanned = limit - position;
            if (overlong || scanned > maxBytes + MARGIN) {
                overlong = true;
                position = limit;
                scanned = 0;
            }
            if (!fill()) {
                return (overlong || position < limit) && line(limit, limit);
            }
            feed = lineFeed(position + scanned);
        }
        return line(feed, feed + 1);
    }

    private boolean line(int contentEnd, int nextPosition) {
        start = position;
        end = contentEnd;
        position = nextPosition;
        number++;
        if (number == 1 && startsWithMark()) {
            start += BYTE_ORDER_MARK.length;
        }
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        overlong |= end - start > maxBytes;
        return true;
    }

    private boolean startsWithMark() {
        int markEnd = start + BYTE_ORDER_MARK.length;
        return markEnd <= end && Arrays.equals(buffer, start, markEnd, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private int lineFeed(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more behind what is there, which moves to the front of the buffer if room is short. */
    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            long wanted = Math.min(2L * buffer.length, maxBytes + MARGIN + 1L);
            buffer = Arrays.copyOf(buffer, (int) wanted);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count >= 0;
    }

    long number() {
        return number;
    }

    boolean overlong() {
        return overlong;
    }

    /** Holds the line until the next one is asked for. */
    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }
}
