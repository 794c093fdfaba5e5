package io.communitykit.membership.tier.cut.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Sorts any number of byte strings by unsigned bytes, within a budget of memory. Equal strings all stay.
 *
 * <p>An external merge sort: {@link SortBuffer} takes strings until it is full and writes them out as a sorted run; runs are
 * merged as they are read. Where there are more runs than can be read at once, {@code fan} of one age are merged into one of the
 * next, so that each string is written once for every power of {@code fan} that the number of runs reaches. If all fits into
 * the budget there is no file.
 *
 * <p>A sort is chosen over a hash table a partition because it needs no luck: neither a member with most of the orders nor one
 * key told a million times makes a partition that fits no memory, and groups come out side by side.
 */
public final class RecordSorter implements AutoCloseable {

    private static final int MAX_FAN = 64;
    private static final int MIN_FAN = 4;
    private static final int READ_BUFFER = 16_384;

    private final SpillDirectory spill;
    private final int budget;
    private final int fan;
    private final SortBuffer buffer;
    private final List<Run> runs = new ArrayList<>();

    private record Run(RecordLog log, int age) {}

    /** With so many bytes of memory, while adding and while reading. */
    public RecordSorter(SpillDirectory spill, int budget) {
        this.spill = spill;
        this.budget = budget;
        this.fan = Math.max(MIN_FAN, Math.min(MAX_FAN, budget / READ_BUFFER));
        this.buffer = new SortBuffer(budget);
    }

    /** Adds a copy of a string of 8 to 2,048 bytes. */
    public void add(byte[] array, int from, int to) {
        if (!buffer.add(array, from, to)) {
            write(buffer.sorted(), 0);
            buffer.clear();
            buffer.add(array, from, to);
        }
    }

    /** Ends the adding; all strings in order, once. */
    public RecordCursor sorted() {
        if (runs.isEmpty()) {
            return buffer.sorted();
        }
        write(buffer.sorted(), 0);
        buffer.release();
        while (runs.size() > fan) {
            merge(runs.size() - fan, runs.get(runs.size() - 1).age());
        }
        return open(runs);
    }

    private void write(RecordCursor strings, int age) {
        RecordLog log = new RecordLog(spill, readBuffer());
        while (strings.next()) {
            log.add(strings.array(), strings.from(), strings.to());
        }
        log.seal();
        runs.add(new Run(log, age));
        if (runs.size() >= fan && runs.get(runs.size() - fan).age() == age) {
            merge(runs.size() - fan, age + 1);
        }
    }

    /** Makes one run of all from an index on. */
    private void merge(int from, int age) {
        List<Run> last = runs.subList(from, runs.size());
        List<Run> merged = List.copyOf(last);
        last.clear();
        try (RecordCursor strings = open(merged)) {
            write(strings, age);
        }
        merged.forEach(run -> run.log.close());
    }

    private RecordCursor open(List<Run> some) {
        return MergeCursor.of(some.stream().map(Run::log).toList(), readBuffer());
    }

    private int readBuffer() {
        return Math.min(1 << 20, budget / fan);
    }

    @Override
    public void close() {
        buffer.release();
        runs.forEach(run -> run.log.close());
        runs.clear();
    }
}
