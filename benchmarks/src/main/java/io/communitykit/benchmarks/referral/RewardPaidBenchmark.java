package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.reward.ReferralResult;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * Telling paid orders of new friends of one referrer to a store on the heap that holds so many of them, beside a list of rows that is added
 * up for each. An invocation tells 1,000 orders, made before; the time is that of one.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar RewardPaidBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 6)
@OperationsPerInvocation(RewardPaidBenchmark.ORDERS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@State(Scope.Thread)
public class RewardPaidBenchmark {

    static final int ORDERS = 1_000;

    /** How many friends the referrer has brought before. */
    @Param({"1000", "10000", "100000"})
    public int friends;

    private final List<PaidOrder> before = new ArrayList<>();
    private final List<PaidOrder> orders = new ArrayList<>();
    private Instant now = SampleRewards.START;
    private Referrals referrals = empty();
    private NaiveRewards naive = new NaiveRewards(0);

    /** Pays at once, and keeps nothing. */
    private static final class Drain implements RewardPayout {
        @Override
        public Outcome pay(Order order) {
            return new Outcome.Done(order.amount());
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            return new Outcome.Done(order.amount());
        }
    }

    private Referrals empty() {
        return Referrals.builder(
                        SampleRewards.program(), new InMemoryBookStore(PseudonymKey.of(new byte[32])), new Drain())
                .clock(() -> now)
                .build();
    }

    /** Makes the orders. */
    @Setup
    public void make() {
        for (int i = 0; i < friends; i++) {
            before.add(SampleRewards.order(i));
        }
        for (int i = friends; i < friends + ORDERS; i++) {
            orders.add(SampleRewards.order(i));
        }
    }

    /** Lets the friends of before pay. */
    @Setup(Level.Invocation)
    public void fill() {
        referrals = empty();
        naive = new NaiveRewards(1_000_000_000_000L);
        for (PaidOrder order : before) {
            tell(order);
        }
        naive.assume(before);
    }

    private ReferralResult tell(PaidOrder order) {
        now = order.at();
        return referrals.paid(order, SampleRewards.attribution(order));
    }

    /**
     * Ours.
     *
     * @param hole takes the results
     */
    @Benchmark
    public void paid(Blackhole hole) {
        for (PaidOrder order : orders) {
            hole.consume(tell(order));
        }
    }

    /**
     * The list of rows.
     *
     * @param hole takes the results
     */
    @Benchmark
    public void naive(Blackhole hole) {
        for (PaidOrder order : orders) {
            hole.consume(naive.paid(order));
        }
    }
}
