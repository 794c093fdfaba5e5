package io.communitykit.benchmarks.referral;

import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.reward.Bond;
import io.communitykit.referral.reward.OrderFacts;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.ReferralDecision;
import io.communitykit.referral.reward.ReferralFact;
import io.communitykit.referral.reward.ReferralRules;
import io.communitykit.referral.reward.ReferralState;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.spi.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * What it costs to decide one friend's paid order, without a store, for a referrer who has brought so many before; beside a loop over all
 * rows of the referrer.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar RewardDecideBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class RewardDecideBenchmark {

    /** How many friends the referrer has brought before. */
    @Param({"10", "1000", "100000"})
    public int friends;

    private final ReferralRules rules = new ReferralRules(SampleRewards.program());
    private final NaiveRewards naive = new NaiveRewards(1_000_000_000_000L);
    private ReferralState state = ReferralState.empty();
    private PaidOrder next = SampleRewards.order(0);

    /** Lets all friends but one pay. */
    @Setup
    public void make() {
        List<PaidOrder> orders = new ArrayList<>();
        for (int i = 0; i < friends; i++) {
            PaidOrder order = SampleRewards.order(i);
            ReferralState after = decide(order).after();
            state = new ReferralState(
                    Referral.NONE,
                    OrderFacts.NONE,
                    after.referrer(),
                    RewardAccount.EMPTY,
                    Map.of(),
                    Map.of(),
                    after.tally());
            orders.add(order);
        }
        naive.assume(orders);
        next = SampleRewards.order(friends);
    }

    private ReferralDecision decide(PaidOrder order) {
        Bond bond = new Bond(
                Party.of(SampleRewards.credit().promoter().member()),
                SampleRewards.credit().strength(),
                SampleRewards.credit().channel(),
                SampleRewards.credit().touchedAt());
        ReferralFact fact = new ReferralFact.Paid(order, Optional.of(bond), 1, Screening.PASSED);
        return rules.decide(state, fact, order.at());
    }

    /**
     * Ours.
     *
     * @return the decision
     */
    @Benchmark
    public ReferralDecision decide() {
        return decide(next);
    }

    /**
     * The loop over all rows.
     *
     * @return what is granted
     */
    @Benchmark
    public long naive() {
        return naive.grant(next);
    }
}
