package io.communitykit.benchmarks.feed;

import com.sun.management.OperatingSystemMXBean;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.influence.InfluenceRanks;
import io.communitykit.recommend.influence.InteractionGraph;
import io.communitykit.recommend.influence.PageRank;
import io.communitykit.recommend.influence.RingRule;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Graph and PageRank of sampled interactions beside maps of maps, by the clock and by processor time of the process, and what a graph holds on
 * the heap.
 *
 * <p>{@code java -Xms3g -Xmx3g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.feed.InfluenceFigures [edges[,edges...] [largest
 * for the maps]]}; 100,000, 1,000,000 and 10,000,000 edges, maps up to 1,000,000, unless said otherwise.
 */
public final class InfluenceFigures {

    private static final int SEED = 7;
    private static final int MAPS = 1_000_000;
    private static final double NANOS = 1e9;
    private static final double CLOSE = 1e-9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private InfluenceFigures() {}

    /**
     * Measures.
     *
     * @param args sizes joined by commas, and the largest for the maps
     */
    public static void main(String[] args) {
        int[] sizes = Arrays.stream((args.length > 0 ? args[0] : "100000,1000000,10000000").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        int maps = args.length > 1 ? Integer.parseInt(args[1]) : MAPS;
        measure(new SampleInteractions(sizes[0], SEED), 0);
        for (int size : sizes) {
            measure(new SampleInteractions(size, SEED), maps);
        }
    }

    private static void measure(SampleInteractions sample, int maps) {
        System.out.printf(
                Locale.ROOT, "%n%,d interactions of %,d members%n", sample.from.length, sample.members.length);
        long before = held();
        InteractionGraph plain = timed("graph, no ring rule", () -> sample.graph(RingRule.NONE));
        System.out.printf(
                Locale.ROOT,
                "%,d edges, %.1f bytes an edge held with the nodes%n",
                plain.edges(),
                (held() - before) / (double) plain.edges());
        InteractionGraph strict = timed("graph, rings of three", () -> sample.graph(RingRule.STRICT));
        InfluenceRanks one = timed("rank, 1 thread", () -> PageRank.PUBLISHED.rank(plain));
        InfluenceRanks two = timed("rank, 2 threads", () -> PageRank.PUBLISHED.rank(plain, 2));
        timed("rank with rings, 2 threads", () -> PageRank.PUBLISHED.rank(strict, 2));
        System.out.printf(Locale.ROOT, "%d rounds, last change %.1e%n", one.iterations(), one.change());
        for (int node = 0; node < plain.nodes(); node++) {
            if (Double.compare(one.rank(node), two.rank(node)) != 0) {
                throw new IllegalStateException("two threads differ from one");
            }
        }
        if (sample.from.length <= maps) {
            MapPageRank twin = timed("maps: graph", () -> new MapPageRank(sample));
            check(one, timed("maps: rank", () -> twin.ranks(PageRank.PUBLISHED.damping(), one.iterations())));
        }
    }

    private static void check(InfluenceRanks ranks, Map<MemberId, Double> expected) {
        for (int node = 0; node < ranks.graph().nodes(); node++) {
            double twin = expected.getOrDefault(ranks.graph().member(node), 0.0);
            if (Math.abs(ranks.rank(node) - twin) > CLOSE * twin) {
                throw new IllegalStateException("the maps differ: " + ranks.rank(node) + ", " + twin);
            }
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long clock = System.nanoTime();
        long processor = SYSTEM.getProcessCpuTime();
        T result = work.get();
        double used = (SYSTEM.getProcessCpuTime() - processor) / NANOS;
        System.out.printf(
                Locale.ROOT, "%-28s %7.2f s, processor %7.2f s%n", what, (System.nanoTime() - clock) / NANOS, used);
        return result;
    }

    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
