package io.communitykit.benchmarks;

import java.lang.management.ManagementFactory;

/**
 * A stopwatch for one pass that also asks, halfway and at the end, what a full collection leaves on the heap beyond what
 * was there at the start. The clock stands still while it collects.
 */
final class HeapProbe {

    private final long middle;
    private long count;
    private long bytesAtStart;
    private long middleBytes;
    private long endBytes;
    private long startedAt;
    private long nanos;

    HeapProbe(long events) {
        this.middle = events / 2;
    }

    void start() {
        bytesAtStart = liveBytes();
        startedAt = System.nanoTime();
    }

    void counted(int events) {
        boolean before = count < middle;
        count += events;
        if (before && count >= middle) {
            nanos += System.nanoTime() - startedAt;
            middleBytes = liveBytes() - bytesAtStart;
            startedAt = System.nanoTime();
        }
    }

    /** What the pass has built must still be reachable. */
    void stop() {
        nanos += System.nanoTime() - startedAt;
        endBytes = liveBytes() - bytesAtStart;
    }

    double seconds() {
        return nanos / 1e9;
    }

    long middleBytes() {
        return middleBytes;
    }

    long endBytes() {
        return endBytes;
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
