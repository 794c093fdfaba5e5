package io.communitykit.benchmarks.referral;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.contest.ContestId;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.contest.ContestResult;
import io.communitykit.referral.contest.Contests;
import io.communitykit.referral.contest.ScoreBoard;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.team.TeamId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
 * What a fact costs that is told of one contest on the heap, in which so many members play in 100 teams; the same fact told again; the
 * board; and a naive twin that keeps a set of keys and two maps of sums, without limits, take-backs, erasure or a store.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar ContestScoreBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class ContestScoreBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ContestId CONTEST = new ContestId("pk");
    private static final EventSource SHOP = new EventSource("shop");
    private static final int TEAMS = 100;
    private static final ContestPolicy POLICY = ContestPolicy.KIND.read("""
            {"kind": "contest-policy", "version": "1", "program": "pk", "currency": "CNY", "zone": "Asia/Shanghai",
             "maxTeams": 100, "maxMembers": 1000, "lasts": "P7D", "settleAfter": "P7D",
             "scores": [{"action": "order.paid", "points": 20, "perDay": 1000000000}], "prizes": [500.00]}
            """);

    /** How many members play. */
    @Param({"100", "1000", "10000"})
    public int members = 100;

    private Contests contests = facade();
    private final Set<String> keys = new HashSet<>();
    private final Map<Integer, Long> scores = new HashMap<>();
    private final Map<Integer, Long> teams = new HashMap<>();
    private int next;

    private static Contests facade() {
        PseudonymKey key = PseudonymKey.of("a key of the benchmarks, no secret".getBytes(StandardCharsets.UTF_8));
        return Contests.builder(POLICY, new InMemoryBookStore(key), prize -> PrizePayout.Outcome.DONE)
                .clock(() -> NOW)
                .build();
    }

    /** Lets all members join, and tells the fact that is told again. */
    @Setup(Level.Trial)
    public void fill() {
        contests = facade();
        contests.open(CONTEST);
        for (int i = 0; i < members; i++) {
            contests.join(CONTEST, new TeamId("team-" + i % TEAMS), member(i));
        }
        next = 0;
        score();
    }

    private static MemberId member(int number) {
        return new MemberId("member-" + number);
    }

    private ContestResult score() {
        return contests.scored(
                CONTEST,
                member(next % members),
                EventType.ORDER_PAID,
                new IdempotencyKey(SHOP, new EventId("order-" + next)),
                NOW);
    }

    /**
     * A new fact.
     *
     * @return the result
     */
    @Benchmark
    public ContestResult tell() {
        next++;
        return score();
    }

    /**
     * A fact that was told before.
     *
     * @return the result
     */
    @Benchmark
    public ContestResult tellAgain() {
        next = 0;
        return score();
    }

    /**
     * The board.
     *
     * @return the board
     */
    @Benchmark
    public ScoreBoard board() {
        return contests.board(CONTEST).orElseThrow();
    }

    /**
     * The naive twin.
     *
     * @return the team's score
     */
    @Benchmark
    public long naive() {
        next++;
        int member = next % members;
        if (!keys.add("order-" + next)) {
            return 0;
        }
        scores.merge(member, 20L, Math::addExact);
        return teams.merge(member % TEAMS, 20L, Math::addExact);
    }
}
