package io.communitykit.benchmarks;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.membership.points.FactResult;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code Points.apply} with facts that the account already holds, by the length of the account, beside a lookup of the key
 * in a map.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PointsApplyAgainBenchmark}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class PointsApplyAgainBenchmark {

    /**
     * Tells a known fact.
     *
     * @param known the facts
     * @param walk which one
     * @return what the first telling posted
     */
    @Benchmark
    public FactResult apply(KnownFacts known, KnownFacts.Walk walk) {
        return known.points.apply(walk.next(known.events));
    }

    /**
     * Looks the key up in a map, without comparing contents.
     *
     * @param known the keys
     * @param walk which one
     * @return what the key stands for
     */
    @Benchmark
    public @Nullable Long naive(KnownFacts known, KnownFacts.Walk walk) {
        CommunityEvent event = walk.next(known.events);
        return known.naive.get(event.key());
    }
}
