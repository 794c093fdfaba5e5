package io.communitykit.benchmarks.abuse;

import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.fact.AbuseFact;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * A whole graph from nothing: so many edges, nine links to a referral, told one by one; then settled, and every referral judged; beside maps of
 * sets that count persons and walk the referrals. Five edges a member. Facts are made between the measurements.
 *
 * <p>{@code java -Xmx12g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.abuse.AbuseWholeGraph [edges [naive]]}; ten million unless
 * said otherwise, the maps only where {@code naive} is said.
 */
public final class AbuseWholeGraph {

    private static final int CHUNK = 500_000;

    private AbuseWholeGraph() {}

    /**
     * Prints what each step took.
     *
     * @param args how many edges; {@code naive} for the maps too
     */
    public static void main(String[] args) {
        int edges = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        ours(edges);
        if (args.length > 1) {
            naive(edges);
        }
    }

    private static void ours(int edges) {
        SampleShop shop = new SampleShop(edges / 5);
        AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
        Lap told = new Lap();
        for (int left = edges; left > 0; left -= CHUNK) {
            AbuseFact[] facts = shop.facts(Math.min(CHUNK, left), 10);
            told.begin();
            for (AbuseFact fact : facts) {
                screen.tell(fact);
            }
            told.end();
        }
        told.print("ours: tell " + edges + " edges");
        Lap settled = new Lap();
        settled.begin();
        long made = screen.settle();
        settled.end();
        settled.print("ours: settle (" + made + " made)");
        Lap judged = new Lap();
        judged.begin();
        List<Verdict> verdicts = screen.screenAll();
        judged.end();
        long suspicious = verdicts.stream()
                .filter(verdict -> !(verdict instanceof Verdict.Pass))
                .count();
        judged.print("ours: judge " + verdicts.size() + " referrals, " + suspicious + " suspicious");
    }

    private static void naive(int edges) {
        SampleShop shop = new SampleShop(edges / 5);
        NaiveGraph naive = new NaiveGraph();
        Lap told = new Lap();
        for (int left = edges; left > 0; left -= CHUNK) {
            AbuseFact[] facts = shop.facts(Math.min(CHUNK, left), 10);
            told.begin();
            for (AbuseFact fact : facts) {
                naive.tell(fact);
            }
            told.end();
        }
        told.print("maps: tell " + edges + " edges");
        Lap counted = new Lap();
        counted.begin();
        long sum = naive.degrees() + naive.reached() + naive.keys(shop.member());
        counted.end();
        counted.print("maps: count and walk (" + sum + ")");
    }

    /** Clock and processor time, added up. */
    private static final class Lap {

        private long clock;
        private long processor;

        void begin() {
            clock -= System.nanoTime();
            processor -= ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void end() {
            clock += System.nanoTime();
            processor += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void print(String what) {
            System.out.printf(Locale.ROOT, "%-50s %7.2f s, %7.2f s of CPU%n", what, clock / 1e9, processor / 1e9);
        }
    }
}
