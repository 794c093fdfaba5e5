package io.communitykit.membership.tier.cut.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Merges sorted logs: a binary heap of cursors, the one with the smallest string on top. */
final class MergeCursor implements RecordCursor {

    private final List<RecordCursor> all = new ArrayList<>();
    private final RecordCursor[] heap;
    private int size;
    private boolean started;

    private MergeCursor(int logs) {
        this.heap = new RecordCursor[logs];
    }

    static MergeCursor of(List<RecordLog> logs, int bufferBytes) {
        MergeCursor merge = new MergeCursor(logs.size());
        try {
            for (RecordLog log : logs) {
                RecordCursor cursor = log.read(bufferBytes);
                merge.all.add(cursor);
                if (cursor.next()) {
                    merge.heap[merge.size++] = cursor;
                }
            }
        } catch (RuntimeException e) {
            merge.close();
            throw e;
        }
        for (int i = merge.size / 2 - 1; i >= 0; i--) {
            merge.sink(i);
        }
        return merge;
    }

    @Override
    public boolean next() {
        if (started && size > 0) {
            if (!heap[0].next()) {
                heap[0] = heap[--size];
            }
            sink(0);
        }
        started = true;
        return size > 0;
    }

    private void sink(int start) {
        int at = start;
        RecordCursor moving = heap[at];
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && compare(heap[child + 1], heap[child]) < 0) {
                child++;
            }
            if (compare(moving, heap[child]) <= 0) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moving;
    }

    private static int compare(RecordCursor a, RecordCursor b) {
        return Arrays.compareUnsigned(a.array(), a.from(), a.to(), b.array(), b.from(), b.to());
    }

    @Override
    public byte[] array() {
        return heap[0].array();
    }

    @Override
    public int from() {
        return heap[0].from();
    }

    @Override
    public int to() {
        return heap[0].to();
    }

    @Override
    public void close() {
        all.forEach(RecordCursor::close);
    }
}
