package io.communitykit.benchmarks.candidate;

import io.communitykit.benchmarks.CpuTime;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/**
 * Behaviour told to {@link CoVisitation}, against maps of maps that neither fade nor forget. An invocation tells 500,000 facts, made before, to one that
 * has been told as many in each invocation before; the time is that of one. 2,000 of 20,000 members are active at a time. Items are drawn so that the
 * logarithm of their rank is even (Zipf with exponent 1), or all alike.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CoVisitationBenchmark -p items=10000,100000,1000000 -prof io.communitykit.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 6)
@OperationsPerInvocation(CoVisitationBenchmark.FACTS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class CoVisitationBenchmark {

    static final int FACTS = 500_000;

    private static final int MEMBERS = 20_000;
    private static final int ACTIVE = 2_000;
    private static final SignalId VIEW = new SignalId("view");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LATER = Duration.ofDays(1_000);

    /** How many items. */
    @Param("100000")
    public int items;

    /** How many items a session has in the mean; each number from 1 to twice that less 1 is as likely. */
    @Param("5")
    public int meanSession;

    /** How items are drawn: {@code zipf} or {@code even}. */
    @Param("zipf")
    public String draw = "zipf";

    private final List<Behaviour> facts = new ArrayList<>();
    private CoVisitation live = CoVisitation.builder(List.of()).build();
    private NaivePairs naive = new NaivePairs(20, Duration.ofDays(1));

    /** Makes the facts, two seconds apart, of the members that are active at a time; where a session ends, the next member comes. */
    @Setup(Level.Trial)
    public void makeFacts() {
        facts.clear();
        SplittableRandom random = new SplittableRandom(7);
        ItemId[] ids = new ItemId[items];
        for (int i = 0; i < items; i++) {
            ids[i] = new ItemId("item-" + i);
        }
        int[] active = new int[ACTIVE];
        int[] left = new int[ACTIVE];
        MemberId[] members = new MemberId[MEMBERS];
        for (int i = 0; i < MEMBERS; i++) {
            members[i] = new MemberId("member-" + i);
        }
        int next = 0;
        for (int i = 0; i < FACTS; i++) {
            int seat = random.nextInt(ACTIVE);
            if (left[seat] == 0) {
                left[seat] = 1 + random.nextInt(2 * meanSession - 1);
                active[seat] = next++ % MEMBERS;
            }
            left[seat]--;
            facts.add(new Behaviour(members[active[seat]], ids[next(random)], VIEW, START.plusSeconds(2L * i)));
        }
        live = CoVisitation.builder(List.of(BehaviourWeight.of(VIEW, 1))).build();
        naive = new NaivePairs(20, Duration.ofDays(1));
    }

    private int next(SplittableRandom random) {
        if (draw.equals("even")) {
            return random.nextInt(items);
        }
        return Math.min(items - 1, (int) Math.exp(random.nextDouble() * Math.log(items)));
    }

    /** Goes on in time, so that the facts are new ones. */
    @Setup(Level.Iteration)
    public void goOn() {
        CpuTime.preparing(() -> facts.replaceAll(fact ->
                new Behaviour(fact.member(), fact.item(), fact.kind(), fact.at().plus(LATER))));
    }

    /**
     * Co-visitation.
     *
     * @return what it knows
     */
    @Benchmark
    public Object live() {
        Instant clock = Instant.parse("9999-01-01T00:00:00Z");
        for (Behaviour fact : facts) {
            live.tell(fact, clock);
        }
        return live;
    }

    /**
     * Maps of maps.
     *
     * @return what they know
     */
    @Benchmark
    public Object naive() {
        for (Behaviour fact : facts) {
            naive.tell(fact);
        }
        return naive;
    }
}
