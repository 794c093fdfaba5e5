package io.communitykit.benchmarks;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.FactResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code Points.apply} on the heap, one new fact a call, spread evenly over accounts: what rules, a history and a memory
 * of keys cost beside a map of balances. An event can be posted once only, so every contender makes a new one in each
 * call, and {@link #eventOnly} shows what that costs alone.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PointsApplyBenchmark}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class PointsApplyBenchmark {

    /**
     * Makes an event and drops it: the floor under all others.
     *
     * @param ledger names the members
     * @param facts makes the event
     * @return the event
     */
    @Benchmark
    public CommunityEvent eventOnly(NaiveLedger ledger, NewFacts facts) {
        return facts.published(facts.next(ledger.members));
    }

    /**
     * A map of balances: no rule, no history, no memory of keys.
     *
     * @param ledger the map
     * @param facts makes the event
     * @return the new balance
     */
    @Benchmark
    public long naive(NaiveLedger ledger, NewFacts facts) {
        MemberId member = facts.next(ledger.members);
        CommunityEvent event = facts.published(member);
        return ledger.merge(event.actor().orElse(member));
    }

    /**
     * A map of balances beside a map of keys: safe against repeats, but without rule and history.
     *
     * @param ledger the two maps
     * @param facts makes the event
     * @return the new balance
     */
    @Benchmark
    public long naiveOnce(NaiveLedger ledger, NewFacts facts) {
        MemberId member = facts.next(ledger.members);
        CommunityEvent event = facts.published(member);
        return ledger.mergeOnce(event, event.actor().orElse(member));
    }

    /**
     * One rule without condition and cap.
     *
     * @param ledger the accounts
     * @param facts makes the event
     * @return what was posted
     */
    @Benchmark
    public FactResult apply(MemoryLedger ledger, NewFacts facts) {
        return ledger.points.apply(facts.published(facts.next(ledger.members)));
    }

    /**
     * Two rules with conditions, of which one holds, under a daily cap.
     *
     * @param ledger the accounts
     * @param facts makes the event
     * @return what was posted
     */
    @Benchmark
    public FactResult applyCapped(MemoryLedger ledger, NewFacts facts) {
        return ledger.points.apply(facts.votedUp(facts.next(ledger.members)));
    }
}
