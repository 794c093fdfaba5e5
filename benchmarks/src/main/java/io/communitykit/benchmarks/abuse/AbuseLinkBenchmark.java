package io.communitykit.benchmarks.abuse;

import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Told;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Linked;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a further link costs a screen that knows so many members and five links and a fifth of a referral of each; what a link costs with a verdict after it;
 * beside maps of sets. Each shot tells 50,000 facts that are new.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar AbuseLinkBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
@Fork(
        value = 1,
        jvmArgs = {"-Xms6g", "-Xmx6g"})
@State(Scope.Thread)
public class AbuseLinkBenchmark {

    private static final int FACTS = 50_000;

    /** How many members there are. */
    @Param({"10000", "100000", "1000000"})
    public int members;

    private final AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
    private final NaiveGraph naive = new NaiveGraph();
    private SampleShop shop = new SampleShop(2);
    private AbuseFact[] facts = {};
    private Brought[] asked = {};

    /**
     * Tells what is known before.
     *
     * @param params which of the two is measured
     */
    @Setup
    public void make(org.openjdk.jmh.infra.BenchmarkParams params) {
        shop = new SampleShop(members);
        boolean isNaive = params.getBenchmark().endsWith("naive");
        for (long left = 5L * members; left > 0; left -= FACTS) {
            for (AbuseFact fact : shop.facts((int) Math.min(FACTS, left), 25)) {
                if (isNaive) {
                    naive.tell(fact);
                } else {
                    screen.tell(fact);
                }
            }
        }
        screen.settle();
    }

    /** Makes the next facts. */
    @Setup(Level.Iteration)
    public void next() {
        facts = shop.facts(FACTS, 0);
        asked = new Brought[FACTS];
        for (int i = 0; i < FACTS; i++) {
            asked[i] = shop.brought();
        }
    }

    /**
     * A further link.
     *
     * @param hole takes what became of it
     */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public void link(Blackhole hole) {
        for (AbuseFact fact : facts) {
            hole.consume(screen.tell(fact));
        }
    }

    /**
     * A further link of a member, and a verdict of a referral that brings them.
     *
     * @param hole takes both
     */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public void linkAndScreen(Blackhole hole) {
        for (int i = 0; i < FACTS; i++) {
            Told told = screen.tell(facts[i]);
            hole.consume(told);
            hole.consume(screen.screen(asked[i].referrer(), ((Linked) facts[i]).member()));
        }
    }

    /**
     * Maps of sets.
     *
     * @param hole takes whether it was new
     */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public void naive(Blackhole hole) {
        for (AbuseFact fact : facts) {
            hole.consume(naive.tell(fact));
        }
    }
}
