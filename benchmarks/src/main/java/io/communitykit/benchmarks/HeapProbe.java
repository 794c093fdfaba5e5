package io.communitykit.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A stopwatch for one pass that also asks, halfway and at the end, what a full collection leaves on the heap beyond what
 * was there at the start. The clock stands still while it collects.
 */
public final class HeapProbe {

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

    /**
     * Makes one.
     *
     * @param events how many will be counted
     */
    public HeapProbe(long events) {
        this.middle = events / 2;
    }

    /** Collects, and starts the clock. */
    public void start() {
        bytesAtStart = liveBytes();
        resume();
    }

    /**
     * Counts, and collects once halfway.
     *
     * @param events how many more there were
     */
    public void counted(int events) {
        boolean before = count < middle;
        count += events;
        if (before && count >= middle) {
            pause();
            middleBytes = liveBytes() - bytesAtStart;
            resume();
        }
    }

    /** Stops the clock and collects. What the pass has built must still be reachable. */
    public void stop() {
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

    /**
     * The time of the clock.
     *
     * @return in seconds
     */
    public double seconds() {
        return nanos / 1e9;
    }

    /**
     * Processor time of this thread; on a machine that others use too it says more than the wall clock.
     *
     * @return in seconds
     */
    public double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    /**
     * What was there halfway.
     *
     * @return bytes beyond those at the start
     */
    public long middleBytes() {
        return middleBytes;
    }

    /**
     * What was there at the end.
     *
     * @return bytes beyond those at the start
     */
    public long endBytes() {
        return endBytes;
    }

    /**
     * What a full collection leaves.
     *
     * @return bytes
     */
    public static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
