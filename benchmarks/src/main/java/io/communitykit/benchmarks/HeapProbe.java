package io.communitykit.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A stopwatch for one pass that also asks, halfway and at the end, what a full collection leaves on the heap beyond what
 * was there at the start. The clock stands still while it collects.
 */
final class HeapProbe {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long middle;
    private long count;
    private long bytesAtStart;
    private long middleBytes;
    private long endBytes;
    private long startedAt;
    private long nanos;
    private long cpuStartedAt;
    private long cpuNanos;

    HeapProbe(long events) {
        this.middle = events / 2;
    }

    void start() {
        bytesAtStart = liveBytes();
        resume();
    }

    void counted(int events) {
        boolean before = count < middle;
        count += events;
        if (before && count >= middle) {
            pause();
            middleBytes = liveBytes() - bytesAtStart;
            resume();
        }
    }

    /** What the pass has built must still be reachable. */
    void stop() {
        pause();
        endBytes = liveBytes() - bytesAtStart;
    }

    private void resume() {
        startedAt = System.nanoTime();
        cpuStartedAt = THREADS.getCurrentThreadCpuTime();
    }

    private void pause() {
        nanos += System.nanoTime() - startedAt;
        cpuNanos += THREADS.getCurrentThreadCpuTime() - cpuStartedAt;
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** Processor time of this thread; on a machine that others use too it says more than the wall clock. */
    double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    long middleBytes() {
        return middleBytes;
    }

    long endBytes() {
        return endBytes;
    }

    /** What a full collection leaves. */
    static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
