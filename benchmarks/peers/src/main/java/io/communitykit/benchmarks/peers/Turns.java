package io.communitykit.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** One contender's turns over the same members: what a member costs on the wall clock, of the thread's processor time, and in garbage. */
final class Turns {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double NANOS_A_MICRO = 1_000;

    private final Recommender recommender;
    private final int[] members;
    private final double[] wall;
    private final double[] cpu;
    private final double[] bytes;
    private long results;

    Turns(Recommender recommender, int[] members, int rounds) {
        this.recommender = recommender;
        this.members = members;
        this.wall = new double[rounds];
        this.cpu = new double[rounds];
        this.bytes = new double[rounds];
    }

    /** Makes a list for each member. Counts from round 0; before it, warms up. */
    void turn(int round) {
        int at = Math.max(0, round);
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int member : members) {
            results += Arrays.hashCode(recommender.top(member));
        }
        wall[at] = (System.nanoTime() - start) / NANOS_A_MICRO / members.length;
        cpu[at] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / NANOS_A_MICRO / members.length;
        bytes[at] = (THREADS.getThreadAllocatedBytes(thread) - allocated) / (double) members.length;
    }

    /** Microseconds a member on the wall clock, the median of the rounds. */
    double wall() {
        return median(wall);
    }

    /** Microseconds of processor time a member, the median of the rounds. */
    double cpu() {
        return median(cpu);
    }

    /** Bytes allocated a member, the median of the rounds. */
    double bytes() {
        return median(bytes);
    }

    /** How many times as long another takes on the wall clock: the median of the ratios of each round. */
    double wallOf(Turns other) {
        return median(ratios(other.wall, wall));
    }

    /** How many times as much processor time another takes: the median of the ratios of each round. */
    double cpuOf(Turns other) {
        return median(ratios(other.cpu, cpu));
    }

    /** Depends on all lists. */
    long results() {
        return results;
    }

    private static double[] ratios(double[] others, double[] own) {
        double[] ratios = new double[own.length];
        Arrays.setAll(ratios, round -> others[round] / own[round]);
        return ratios;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
