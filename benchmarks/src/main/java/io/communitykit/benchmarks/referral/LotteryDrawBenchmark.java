package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.lottery.DrawResult;
import io.communitykit.referral.lottery.Lotteries;
import io.communitykit.referral.lottery.LotteryDecision;
import io.communitykit.referral.lottery.LotteryPolicy;
import io.communitykit.referral.lottery.LotteryPrize;
import io.communitykit.referral.lottery.LotteryRules;
import io.communitykit.referral.lottery.LotterySeed;
import io.communitykit.referral.lottery.LotteryState;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.lottery.PrizeId;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.RewardPayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a draw costs with tables of so many prizes, all with a stock, of which every one was given before: the pure decision; a ticket told
 * to the facade over books on the heap, with the prize paid; and a naive twin that draws from a random number of the moment.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar LotteryDrawBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class LotteryDrawBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long STOCK = 1_000_000_000L;
    private static final RewardUnit COINS = new RewardUnit(RewardUnit.Kind.POINTS, "coins");
    private static final MemberId MEMBER = new MemberId("member-1");

    /** How many prizes there are. */
    @Param({"10", "100", "1000"})
    public int prizes = 10;

    private final LotterySeed seed = LotterySeed.of(new byte[LotterySeed.BYTES]);
    private LotteryRules rules = new LotteryRules(policy(1), seed);
    private LotteryState state = LotteryState.of(Activity.NEW, Player.NEW);
    private Lotteries lotteries = facade(policy(1));
    private NaiveLottery naive = new NaiveLottery(new int[1], STOCK);
    private int next;

    private LotteryPolicy policy(int number) {
        List<LotteryPrize> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(new LotteryPrize(
                    new PrizeId("prize-" + i),
                    "prize " + i,
                    LotteryPrize.ALL / number,
                    OptionalLong.of(STOCK),
                    LotteryPrize.Gift.reward(COINS, 1 + i),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new LotteryPolicy(
                new PolicyVersion("1"),
                new ProgramId("wheel"),
                LotteryPolicy.Form.LOTTERY,
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.of(seed.commitment()),
                all,
                new TreeMap<>(Map.of(COINS, 1_000_000_000_000_000L)),
                Optional.empty(),
                LotteryPolicy.Limits.NONE);
    }

    private Lotteries facade(LotteryPolicy policy) {
        PseudonymKey key = PseudonymKey.of("a key of the benchmarks, no secret".getBytes(StandardCharsets.UTF_8));
        return Lotteries.builder(policy, seed, new InMemoryBookStore(key), new Till())
                .clock(() -> NOW)
                .build();
    }

    /** Pays everything and remembers nothing. */
    private static final class Till implements RewardPayout {

        @Override
        public Outcome pay(Order order) {
            return new Outcome.Done(order.amount());
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            return new Outcome.Done(order.amount());
        }
    }

    /** Gives every prize about once. */
    @Setup(Level.Trial)
    public void fill() {
        LotteryPolicy policy = policy(prizes);
        rules = new LotteryRules(policy, seed);
        lotteries = facade(policy);
        int[] odds = new int[prizes];
        Arrays.fill(odds, LotteryPrize.ALL / prizes);
        naive = new NaiveLottery(odds, STOCK);
        Activity activity = Activity.NEW;
        for (next = 0; next < 5 * prizes; next++) {
            lotteries.draw(MEMBER, ticket());
            activity = rules.decide(LotteryState.of(activity, Player.NEW), "ticket-" + next, Party.of(MEMBER), NOW)
                    .after()
                    .activity();
        }
        state = LotteryState.of(activity, Player.NEW);
    }

    private IdempotencyKey ticket() {
        return new IdempotencyKey(new EventSource("order"), new EventId("ticket-" + next));
    }

    /**
     * The decision alone.
     *
     * @return the decision
     */
    @Benchmark
    public LotteryDecision decide() {
        next++;
        return rules.decide(state, "ticket-" + next, Party.of(MEMBER), NOW);
    }

    /**
     * A ticket that is told, kept and paid.
     *
     * @return the result
     */
    @Benchmark
    public DrawResult tell() {
        next++;
        return lotteries.draw(MEMBER, ticket());
    }

    /**
     * The naive twin.
     *
     * @return which prize
     */
    @Benchmark
    public int naive() {
        next++;
        return naive.draw("ticket-" + next);
    }
}
