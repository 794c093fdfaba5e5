package io.communitykit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.CutRule;
import io.communitykit.membership.tier.cut.MemberCut;
import io.communitykit.membership.tier.cut.SpendTally;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From raw orders with refunds to the members who are in: what it takes in processor time, in heap and on disk. The floor beside it
 * makes the same facts and drops them.
 *
 * <p>{@code java -Xmx1g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.OrdersToCut [MiB [members ...]]}; a
 * budget of 256 MiB and 100,000, 1 million and 10 million members unless said otherwise, with 2.5 facts each. A first round over
 * the smallest size warms up and is not printed.
 */
public final class OrdersToCut {

    private static final int MIB = 1 << 20;
    private static final int BUDGET = 256;
    private static final List<Long> SIZES = List.of(100_000L, 1_000_000L, 10_000_000L);
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final CutRule RULE = CutRule.top(1_000, CNY).minimum(new Money(100_000, CNY));
    private static final CutOff OFF = new CutOff(
            new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")),
            Instant.parse("2026-01-15T00:00:00Z"),
            Instant.parse("2027-01-15T00:00:00Z"));
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int memory;

    private OrdersToCut(int memory) {
        this.memory = memory;
    }

    /**
     * Runs the sizes and prints two lines each.
     *
     * @param args the tally's budget in MiB, then numbers of members
     * @throws IOException if the temporary directory cannot be made
     */
    public static void main(String[] args) throws IOException {
        int budget = args.length > 0 ? Integer.parseInt(args[0]) : BUDGET;
        List<Long> sizes =
                args.length > 1 ? Stream.of(args).skip(1).map(Long::valueOf).toList() : SIZES;
        OrdersToCut runs = new OrdersToCut(budget * MIB);
        runs.tally(sizes.get(0));
        for (long members : sizes) {
            OrderFacts facts = new OrderFacts(members);
            Stopwatch floor = new Stopwatch();
            long told = facts.tell(fact -> {});
            System.out.printf(
                    Locale.ROOT, "%,11d members, %,11d facts: making them %s%n", members, told, floor.reading());
            System.out.printf(Locale.ROOT, "%,11d members, %s%n", members, runs.tally(members));
        }
    }

    private String tally(long members) throws IOException {
        Path directory = Files.createTempDirectory("communitykit-orders");
        Stopwatch clock = new Stopwatch();
        try (SpendTally tally =
                SpendTally.builder(RULE, OFF, directory).memory(memory).build()) {
            new OrderFacts(members).tell(tally::add);
            String told = clock.reading();
            MemberCut cut = tally.finish();
            String finished = clock.reading();
            long[] winners = {0};
            cut.winners(winner -> winners[0]++);
            return String.format(
                    Locale.ROOT,
                    "told at %s; cut at %s; %,d winners at %s%n    peak heap %,d MB, resident %s; spilled %,d MB; %s%n    %s",
                    told,
                    finished,
                    winners[0],
                    clock.reading(),
                    peakHeap() / 1_000_000,
                    resident(),
                    cut.report().spilled() / 1_000_000,
                    cut.result(),
                    cut.report());
        } finally {
            Files.delete(directory);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** The most that the process ever had in memory, where the system tells. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }

    /** Time of all threads, the collector's and the compiler's too, and of the wall clock. */
    private static final class Stopwatch {

        private final long cpu = PROCESS.getProcessCpuTime();
        private final long wall = System.nanoTime();

        Stopwatch() {
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        }

        String reading() {
            return String.format(
                    Locale.ROOT,
                    "%.1f s CPU, %.1f s wall",
                    (PROCESS.getProcessCpuTime() - cpu) / 1e9,
                    (System.nanoTime() - wall) / 1e9);
        }
    }
}
