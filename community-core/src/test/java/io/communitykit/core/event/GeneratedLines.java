package io.communitykit.core.event;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A stream made while it is read: pieces, each repeated, and an end. Takes no more memory than its pieces. */
final class GeneratedLines extends InputStream {

    private final List<byte[]> pieces;
    private final List<Integer> times;
    private int piece;
    private int time;
    private int index;

    GeneratedLines(List<String> pieces, List<Integer> times, String end) {
        this.pieces = Stream.concat(pieces.stream(), Stream.of(end))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.times = Stream.concat(times.stream(), Stream.of(1)).toList();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int copied = 0;
        while (copied < length && piece < pieces.size()) {
            byte[] current = pieces.get(piece);
            int count = Math.min(length - copied, current.length - index);
            System.arraycopy(current, index, target, offset + copied, count);
            copied += count;
            index += count;
            if (index == current.length) {
                nextPiece();
            }
        }
        return copied == 0 ? -1 : copied;
    }

    private void nextPiece() {
        index = 0;
        time++;
        if (time == times.get(piece)) {
            time = 0;
            piece++;
        }
    }
}
