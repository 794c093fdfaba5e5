package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.Attributions;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Telling touches to a new store on the heap, friend by friend, beside a map that keeps the last promoter of each friend. An invocation
 * tells 24,000 facts, made before; the time is that of one.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar AttributionTellBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(AttributionTellBenchmark.FACTS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@State(Scope.Thread)
public class AttributionTellBenchmark {

    static final int FACTS = 24_000;

    /** How many touches a friend has in the end. */
    @Param({"1", "4", "40"})
    public int touches;

    private final List<Touch> facts = new ArrayList<>();
    private final List<PaidOrder> orders = new ArrayList<>();
    private Attributions attributions = empty();

    /** Makes the facts. */
    @Setup
    public void make() {
        SampleTouches samples = new SampleTouches();
        for (int i = 0; i < FACTS / touches; i++) {
            facts.addAll(samples.of(new MemberId("friend-" + i), touches));
        }
        for (Touch touch : facts) {
            orders.add(new PaidOrder(
                    touch.key(),
                    new OrderId(touch.key().id().value()),
                    touch.friend(),
                    Currency.getInstance("CNY"),
                    List.of(OrderLine.of(new LineId("1"), 9_900)),
                    touch.occurredAt()));
        }
    }

    private static Attributions empty() {
        return Attributions.builder(
                        SampleTouches.policy(Model.LAST_TOUCH), new InMemoryBookStore(PseudonymKey.of(new byte[32])))
                .clock(() -> SampleTouches.LATE)
                .build();
    }

    /** Forgets all. */
    @Setup(Level.Invocation)
    public void empties() {
        attributions = empty();
    }

    /**
     * Touches alone.
     *
     * @param hole takes the results
     */
    @Benchmark
    public void touch(Blackhole hole) {
        for (Touch fact : facts) {
            hole.consume(attributions.touch(fact));
        }
    }

    /**
     * Each touch with an order after it: the time is that of both.
     *
     * @param hole takes the results
     */
    @Benchmark
    public void touchAndOrder(Blackhole hole) {
        for (int i = 0; i < facts.size(); i++) {
            hole.consume(attributions.touch(facts.get(i)));
            hole.consume(attributions.paid(orders.get(i)));
        }
    }

    /**
     * A map of the last promoter.
     *
     * @return the map
     */
    @Benchmark
    public Map<MemberId, Promoter> naive() {
        Map<MemberId, Promoter> last = new HashMap<>();
        for (Touch fact : facts) {
            last.put(fact.friend(), fact.promoter());
        }
        return last;
    }
}
