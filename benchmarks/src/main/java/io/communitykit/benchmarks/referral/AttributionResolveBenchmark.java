package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.attribution.AttributionEngine;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * Deciding who is bound at the instant of a friend's last touch, with a reason for each other: ours beside a scan of all earlier touches
 * at each one. The time is that of one touch of a history; an invocation decides histories of 12,000 touches together, made before.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar AttributionResolveBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(AttributionResolveBenchmark.TOUCHES)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class AttributionResolveBenchmark {

    static final int TOUCHES = 12_000;

    /** How many touches a friend has. */
    @Param({"3", "30", "200"})
    public int touches;

    /** Which of equally strong touches counts. */
    @Param({"LAST_TOUCH", "FIRST_TOUCH_LOCKED"})
    public Model model = Model.LAST_TOUCH;

    private final List<FriendHistory> histories = new ArrayList<>();
    private final List<Instant> ends = new ArrayList<>();
    private AttributionEngine engine = new AttributionEngine(SampleTouches.policy(Model.LAST_TOUCH));
    private NaiveAttribution naive = new NaiveAttribution(SampleTouches.policy(Model.LAST_TOUCH));

    /** Makes the histories: with an order of the first touch's in the middle. */
    @Setup
    public void make() {
        SampleTouches samples = new SampleTouches();
        engine = new AttributionEngine(SampleTouches.policy(model));
        naive = new NaiveAttribution(SampleTouches.policy(model));
        for (int i = 0; i < TOUCHES / touches; i++) {
            MemberId friend = new MemberId("friend-" + i);
            List<Touch> made = samples.of(friend, touches);
            Sale sale = new Sale(
                    new OrderId("order-" + i),
                    made.get(touches / 2).occurredAt(),
                    Optional.of(made.get(0).key()));
            histories.add(FriendHistory.of(friend, made.stream().map(Told::of).toList(), List.of(sale)));
            ends.add(made.get(touches - 1).occurredAt());
        }
    }

    /**
     * Ours.
     *
     * @param hole takes the decisions
     */
    @Benchmark
    public void resolve(Blackhole hole) {
        for (int i = 0; i < histories.size(); i++) {
            hole.consume(engine.resolve(histories.get(i), ends.get(i)));
        }
    }

    /**
     * A scan at each touch; knows fewer rules.
     *
     * @param hole takes the winners
     */
    @Benchmark
    public void naive(Blackhole hole) {
        for (int i = 0; i < histories.size(); i++) {
            hole.consume(naive.winner(histories.get(i), ends.get(i)));
        }
    }
}
