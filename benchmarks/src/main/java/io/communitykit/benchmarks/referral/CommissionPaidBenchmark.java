package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.Commissions;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Telling paid orders of three lines to a new store on the heap, beside a map of balances and a set of the orders that were told. An
 * invocation tells 20,000 orders, made before; the time is that of one.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CommissionPaidBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(CommissionPaidBenchmark.ORDERS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
@State(Scope.Thread)
public class CommissionPaidBenchmark {

    static final int ORDERS = 20_000;

    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final CommissionProgram PROGRAM = CommissionProgram.KIND.read("""
            {"kind": "commission-program", "version": "1", "program": "shop", "currency": "CNY", "zone": "Asia/Shanghai",
             "holdDays": 7, "usualPlan": "p", "plans": [{"id": "p", "kind": "waist", "mode": "retroactive", "tiers": [
               {"rate": 300}, {"from": {"amount": "10000.00", "currency": "CNY"}, "rate": 400},
               {"from": {"amount": "100000.00", "currency": "CNY"}, "rate": 500}]}]}
            """);

    /** How many orders a promoter has in the end. */
    @Param({"1", "100", "10000"})
    public int each;

    private final List<PaidOrder> orders = new ArrayList<>();
    private final List<OrderAttribution> snapshots = new ArrayList<>();
    private Commissions commissions = empty();

    /** Makes the facts. */
    @Setup
    public void make() {
        for (int i = 0; i < ORDERS; i++) {
            MemberId buyer = new MemberId("buyer-" + i);
            OrderId order = new OrderId("order-" + i);
            orders.add(new PaidOrder(
                    new IdempotencyKey(new EventSource("shop"), new EventId("paid-" + i)),
                    order,
                    buyer,
                    Currency.getInstance("CNY"),
                    List.of(line("1", 9_900), line("2", 4_950), line("3", 1_250)),
                    AT));
            Promoter promoter = new Promoter(new MemberId("promoter-" + i / each), PromoterKind.AFFILIATE);
            snapshots.add(new OrderAttribution(
                    order,
                    buyer,
                    AT,
                    1,
                    Optional.of(new Credit(promoter, Strength.TYPED_CODE, new ChannelId("live"), AT)),
                    Optional.empty(),
                    List.of(),
                    new PolicyVersion("1")));
        }
    }

    private static OrderLine line(String id, long net) {
        return OrderLine.of(new LineId(id), net);
    }

    private static Commissions empty() {
        return Commissions.builder(PROGRAM, new InMemoryBookStore(PseudonymKey.of(new byte[32])))
                .clock(() -> AT)
                .build();
    }

    /** Forgets all. */
    @Setup(Level.Invocation)
    public void empties() {
        commissions = empty();
    }

    /**
     * Ours.
     *
     * @param hole takes results
     */
    @Benchmark
    public void paid(Blackhole hole) {
        for (int i = 0; i < ORDERS; i++) {
            hole.consume(commissions.paid(orders.get(i), snapshots.get(i)));
        }
    }

    /**
     * The twin: knows an order again, and adds 4 per cent to a balance; no tiers, no holds, no refunds, nothing that could be explained.
     *
     * @param hole takes results
     */
    @Benchmark
    public void naive(Blackhole hole) {
        Set<OrderId> told = new HashSet<>();
        Map<MemberId, Long> balances = new HashMap<>();
        for (int i = 0; i < ORDERS; i++) {
            PaidOrder order = orders.get(i);
            if (told.add(order.order())) {
                MemberId promoter =
                        snapshots.get(i).credit().orElseThrow().promoter().member();
                hole.consume(balances.merge(promoter, order.net() * 400 / 10_000, Long::sum));
            }
        }
    }
}
