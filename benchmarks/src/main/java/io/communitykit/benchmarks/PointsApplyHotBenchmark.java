package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code Points.apply} on the heap where all threads post to one account, beside a map of balances. Each iteration begins
 * with an empty store, since the memory store keeps every posting.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PointsApplyHotBenchmark}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class PointsApplyHotBenchmark {

    /** The one account, in both forms. */
    @State(Scope.Benchmark)
    public static class HotAccount {

        private final MemberId member = new MemberId("member-0");
        private final Map<String, Long> balances = new ConcurrentHashMap<>();
        private Points points = open();

        private static Points open() {
            return Points.builder(Programs.benchmark(), new InMemoryPointsStore(Programs.pseudonymKey()))
                    .build();
        }

        /** Drops what the iteration before posted. */
        @Setup(Level.Iteration)
        public void empty() {
            points = open();
            balances.clear();
        }

        FactResult post(NewFacts facts) {
            return points.apply(facts.published(member));
        }

        long merge(NewFacts facts) {
            MemberId actor = facts.published(member).actor().orElse(member);
            return balances.merge(actor.value(), 5L, Math::addExact);
        }
    }

    /**
     * Posts from one thread.
     *
     * @param account the account
     * @param facts makes the event
     * @return what was posted
     */
    @Benchmark
    @Threads(1)
    public FactResult apply01(HotAccount account, NewFacts facts) {
        return account.post(facts);
    }

    /**
     * Posts from 4 threads.
     *
     * @param account the account
     * @param facts makes the event
     * @return what was posted
     */
    @Benchmark
    @Threads(4)
    public FactResult apply04(HotAccount account, NewFacts facts) {
        return account.post(facts);
    }

    /**
     * Posts from 16 threads.
     *
     * @param account the account
     * @param facts makes the event
     * @return what was posted
     */
    @Benchmark
    @Threads(16)
    public FactResult apply16(HotAccount account, NewFacts facts) {
        return account.post(facts);
    }

    /**
     * Merges from one thread.
     *
     * @param account the account
     * @param facts makes the event
     * @return the new balance
     */
    @Benchmark
    @Threads(1)
    public long naive01(HotAccount account, NewFacts facts) {
        return account.merge(facts);
    }

    /**
     * Merges from 4 threads.
     *
     * @param account the account
     * @param facts makes the event
     * @return the new balance
     */
    @Benchmark
    @Threads(4)
    public long naive04(HotAccount account, NewFacts facts) {
        return account.merge(facts);
    }

    /**
     * Merges from 16 threads.
     *
     * @param account the account
     * @param facts makes the event
     * @return the new balance
     */
    @Benchmark
    @Threads(16)
    public long naive16(HotAccount account, NewFacts facts) {
        return account.merge(facts);
    }
}
