package io.communitykit.benchmarks;

import io.communitykit.core.money.Money;
import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.CutResult;
import io.communitykit.membership.tier.cut.CutRule;
import io.communitykit.membership.tier.cut.SpendCut;
import io.communitykit.membership.tier.cut.SpendSketch;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The top 10 per cent of sums that are at hand: our cut beside a sorted copy and a heap of boxed sums, both of which find no
 * more than the threshold.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SpendCutBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class SpendCutBenchmark {

    private static final int SHARE = 1_000;
    private static final int WHOLE = 10_000;
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final CutRule RULE = CutRule.top(SHARE, CNY).minimum(new Money(1_000, CNY));
    private static final CutOff OFF = CutOff.endOf(
            new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")),
            Instant.parse("2027-01-01T00:00:00Z"));

    /** How many. */
    @Param({"100000", "1000000", "10000000"})
    public int members;

    /** Spread over seven digits with a long tail, or one sum for all. */
    @Param({"spread", "equal"})
    public String shape = "spread";

    private long[] sums = new long[0];

    /** Makes the sums. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(42);
        sums = new long[members];
        boolean spread = shape.equals("spread");
        for (int i = 0; i < members; i++) {
            sums[i] = spread ? 1 + (random.nextLong(10_000_000L) >>> random.nextInt(12)) : 12_345;
        }
    }

    /**
     * Ours.
     *
     * @return the result
     */
    @Benchmark
    public CutResult cut() {
        return SpendCut.cut(RULE, OFF, sums);
    }

    /**
     * Sorts a copy.
     *
     * @return the threshold
     */
    @Benchmark
    public long sortedCopy() {
        long[] copy = sums.clone();
        Arrays.sort(copy);
        return copy[members - (int) RULE.places(members)];
    }

    /**
     * Keeps the largest in a heap.
     *
     * @return the threshold
     */
    @Benchmark
    public long boxedHeap() {
        int places = Math.max(1, members / (WHOLE / SHARE));
        PriorityQueue<Long> largest = new PriorityQueue<>(places);
        for (long sum : sums) {
            if (largest.size() < places) {
                largest.add(sum);
            } else if (sum > largest.element()) {
                largest.remove();
                largest.add(sum);
            }
        }
        return largest.element();
    }

    /**
     * Summarises all sums, to say "about so much more".
     *
     * @return the summary
     */
    @Benchmark
    public SpendSketch sketch() {
        SpendSketch sketch = new SpendSketch();
        for (long sum : sums) {
            sketch.add(sum);
        }
        return sketch;
    }
}
