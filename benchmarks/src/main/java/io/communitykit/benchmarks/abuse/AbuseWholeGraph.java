package io.communitykit.benchmarks.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * A whole graph from nothing: so many edges, nine links to a referral, read from a store, told a thousand at a time, or told one by one; then
 * settled, and every referral judged; beside maps of sets that count persons and walk the referrals. Five edges a member. Facts are made between
 * the measurements.
 *
 * <p>{@code java -Xmx12g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.abuse.AbuseWholeGraph [edges [way ...]]}; ten million
 * unless said otherwise; the ways are {@code read}, {@code bulk}, {@code single} and {@code maps}, the first three unless said otherwise.
 */
public final class AbuseWholeGraph {

    private static final int CHUNK = 500_000;

    private AbuseWholeGraph() {}

    /**
     * Prints what each step took.
     *
     * @param args how many edges, and which ways
     */
    public static void main(String[] args) {
        int edges = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        List<String> ways =
                args.length > 1 ? Arrays.asList(args).subList(1, args.length) : List.of("read", "bulk", "single");
        for (String way : ways) {
            switch (way) {
                case "read" -> read(edges);
                case "bulk" ->
                    told(
                            edges,
                            way,
                            (screen, facts) -> screen.tellAll(List.of(facts).iterator(), told -> {}));
                case "single" ->
                    told(edges, way, (screen, facts) -> {
                        for (AbuseFact fact : facts) {
                            screen.tell(fact);
                        }
                    });
                case "maps" -> naive(edges);
                default -> throw new IllegalArgumentException("no such way: " + way);
            }
        }
    }

    private static void read(int edges) {
        Lap read = new Lap();
        read.begin();
        AbuseScreen screen =
                AbuseScreen.over(AbusePolicy.USUAL, new MadeUpStore(new SampleShop(edges / 5), edges, read));
        read.end();
        read.print("ours: read " + edges + " edges from a store");
        judge(screen);
    }

    private static void told(int edges, String way, BiConsumer<AbuseScreen, AbuseFact[]> tell) {
        SampleShop shop = new SampleShop(edges / 5);
        AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
        Lap told = new Lap();
        for (int left = edges; left > 0; left -= CHUNK) {
            AbuseFact[] facts = shop.facts(Math.min(CHUNK, left), 10);
            told.begin();
            tell.accept(screen, facts);
            told.end();
        }
        told.print("ours: tell " + edges + " edges, " + way);
        judge(screen);
    }

    private static void judge(AbuseScreen screen) {
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

    /** Pages of facts that nobody has seen before, with ids of their own, as rows would give them. Making them is not measured. */
    private static final class MadeUpStore implements AbuseStore {

        private final SampleShop shop;
        private final long edges;
        private final Lap lap;

        MadeUpStore(SampleShop shop, long edges, Lap lap) {
            this.shop = shop;
            this.edges = edges;
            this.lap = lap;
        }

        @Override
        public List<AbuseEntry> entries(AbuseQuery query) {
            lap.end();
            int count = (int) Math.min(query.limit(), edges - query.after());
            AbuseFact[] facts = shop.facts(count, 10);
            List<AbuseEntry> page = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                page.add(new AbuseEntry.Recorded(query.after() + i + 1, copy(facts[i])));
            }
            lap.begin();
            return page;
        }

        private static AbuseFact copy(AbuseFact fact) {
            return fact instanceof Linked it
                    ? new Linked(it.key(), it.at(), copy(it.member()), it.kind(), it.digest(), it.note())
                    : copy((Brought) fact);
        }

        private static AbuseFact copy(Brought it) {
            return new Brought(it.key(), it.at(), copy(it.referrer()), copy(it.friend()), it.fromClick());
        }

        private static MemberId copy(MemberId id) {
            return new MemberId(String.valueOf(id.value().toCharArray()));
        }

        @Override
        public List<Appended> append(List<AbuseFact> facts) {
            throw new UnsupportedOperationException("it is read only");
        }

        @Override
        public boolean erase(MemberId member) {
            throw new UnsupportedOperationException("it is read only");
        }

        @Override
        public Pseudonym pseudonym(MemberId member) {
            throw new UnsupportedOperationException("nobody is erased");
        }

        @Override
        public boolean ownsTransactions() {
            return true;
        }
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
