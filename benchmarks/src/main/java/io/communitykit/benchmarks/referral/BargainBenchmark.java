package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.Bargains;
import io.communitykit.referral.bargain.CutPlan;
import io.communitykit.referral.bargain.CutTerms;
import io.communitykit.referral.bargain.Split;
import io.communitykit.referral.memory.InMemoryBookStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one bargain costs, from 300 yuan down to 200 by so many friends: all of its cuts by the plan alone, as each friend asks for them one
 * by one; started and helped by everybody through the facade over books on the heap; and a naive twin of both. Divide by the helpers for a
 * cut.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar BargainBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class BargainBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long PRICE = 30_000;
    private static final long FLOOR = 20_000;
    private static final PseudonymKey KEY =
            PseudonymKey.of("a key of the benchmarks, no secret".getBytes(StandardCharsets.UTF_8));
    private static final MemberId OWNER = new MemberId("owner");

    /** How many help. */
    @Param({"10", "100", "1000"})
    public int helpers = 10;

    /** How it is shared out. */
    @Param({"DOUBLE_MEAN", "UNIFORM_CUTS", "DECAY"})
    public Split split = Split.DOUBLE_MEAN;

    private CutTerms terms = terms();
    private Bargains bargains = facade();
    private int next;

    private CutTerms terms() {
        return new CutTerms(PRICE, FLOOR, helpers, 1, split, split == Split.DECAY ? 9_900 : 0);
    }

    private Bargains facade() {
        BargainPolicy policy = new BargainPolicy(
                new PolicyVersion("1"),
                new ProgramId("bargain"),
                Currency.getInstance("CNY"),
                ZoneOffset.UTC,
                Optional.empty(),
                terms,
                Duration.ofHours(24),
                Duration.ZERO,
                BargainPolicy.BuyAt.FLOOR,
                BargainPolicy.Limits.NONE);
        return Bargains.builder(policy, new InMemoryBookStore(KEY), KEY)
                .clock(() -> NOW)
                .build();
    }

    /** Empty books, since each bargain leaves one. */
    @Setup(Level.Iteration)
    public void empty() {
        terms = terms();
        bargains = facade();
    }

    /**
     * The cuts alone.
     *
     * @return what they come to
     */
    @Benchmark
    public long plan() {
        CutPlan plan = new CutPlan(terms, next++);
        long cut = 0;
        for (int i = 0; i < helpers; i++) {
            cut += plan.next(i, cut, CutPlan.Weight.PLAIN);
        }
        return cut;
    }

    /**
     * A bargain that is started and helped by all.
     *
     * @return the last result
     */
    @Benchmark
    public BargainResult tell() {
        BargainId id = new BargainId("b" + next++);
        BargainResult last = bargains.start(id, OWNER);
        for (int i = 0; i < helpers; i++) {
            last = bargains.help(id, new MemberId("friend" + i), CutPlan.Weight.PLAIN);
        }
        return last;
    }

    /**
     * The naive twin of both, by the double mean.
     *
     * @return what the cuts come to
     */
    @Benchmark
    public long naive() {
        NaiveBargain naive = new NaiveBargain(PRICE - FLOOR, helpers);
        long cut = 0;
        for (int i = 0; i < helpers; i++) {
            cut += naive.help("friend" + i);
        }
        return cut;
    }
}
