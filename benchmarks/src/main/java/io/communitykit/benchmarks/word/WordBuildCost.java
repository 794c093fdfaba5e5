package io.communitykit.benchmarks.word;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What it takes to build one contender in a machine that has built none before, and what it then keeps on the heap beyond the words
 * themselves (with CommunityKit also beyond what belongs to a word: category, level and note). One contender a run.
 *
 * <p>{@code java -XX:+UseSerialGC -Xms1g -Xmx1g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.word.WordBuildCost
 * OWN_FOLDED 20000}
 */
public final class WordBuildCost {

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private WordBuildCost() {}

    /**
     * Builds, forgets, and builds again between two full collections.
     *
     * @param args a contender and the number of words
     */
    public static void main(String[] args) {
        Contender contender = Contender.valueOf(args[0]);
        SampleDictionary dictionary = SampleDictionary.of(Integer.parseInt(args[1]));
        long wall = System.nanoTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long process = PROCESS.getProcessCpuTime();
        int found = contender.build(dictionary).findAll("");
        process = PROCESS.getProcessCpuTime() - process;
        thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
        wall = System.nanoTime() - wall;
        long before = live();
        WordFinder finder = contender.build(dictionary);
        long bytes = live() - before;
        found += finder.findAll("");
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d words | %,d ms of this thread's CPU | %,d ms of the process' CPU | %,d ms | %,.2f MB |%n",
                contender.title,
                dictionary.words().size() + found,
                thread / 1_000_000,
                process / 1_000_000,
                wall / 1_000_000,
                bytes / 1e6);
    }

    private static long live() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
