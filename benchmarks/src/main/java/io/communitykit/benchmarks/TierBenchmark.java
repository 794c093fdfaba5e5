package io.communitykit.benchmarks;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.internal.TierCount;
import io.communitykit.membership.tier.internal.TierJudge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
 * Tiers by growth over a rolling year. {@code evaluate}: all members are looked at on the day on which the oldest growth leaves
 * the window of each: what follows for the tier, the history line for it, and the next day on which something comes by itself. {@code evaluateNaive} adds up a map of days for each member and compares with the thresholds; it keeps no
 * history, no grace and no next day. {@code again} is what one more event costs a member whose growth came in on so many
 * days; {@code againNaive} the same with the map.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar TierBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class TierBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Instant NOW = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final PointsProgram PROGRAM = Programs.withLadder(new PolicyVersion("1"), 500, 2_000);
    private static final PolicyVersion EDITION = new PolicyVersion("1");
    private static final TierLadder LADDER =
            PROGRAM.tiers().orElseThrow().ladders().get(0);

    private static TierState place(Tally tally) {
        LocalDate first = tally.day(0);
        TierState fresh = TierCount.fresh(LADDER, first, NOW).with(tally);
        return new TierJudge(
                        LADDER,
                        ZoneOffset.UTC,
                        new PolicyVersion("1"),
                        fresh,
                        0,
                        TODAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        1)
                .judge(TierJudge.Cause.TOLD)
                .state();
    }

    private static TierJudge.Judged judge(TierState place, TierJudge.Cause cause) {
        return new TierJudge(LADDER, ZoneOffset.UTC, EDITION, place, 0, NOW, 41).judge(cause);
    }

    private static NavigableMap<LocalDate, Long> days(SplittableRandom random, int count, int oldest) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        days.put(TODAY.minusDays(oldest), 100L);
        while (days.size() < count) {
            days.merge(TODAY.minusDays(1 + random.nextInt(oldest)), 10L + random.nextInt(120), Long::sum);
        }
        return days;
    }

    /** Members whose growth came in on twelve days of the last year, the oldest a year ago to the day. */
    @State(Scope.Benchmark)
    public static class Population {

        /** How many. */
        @Param({"10000", "100000", "1000000"})
        public int members;

        private TierState[] places = {};
        private List<Map<LocalDate, Long>> naive = List.of();

        /** Makes both forms. */
        @Setup
        public void make() {
            SplittableRandom random = new SplittableRandom(7);
            places = new TierState[members];
            List<Map<LocalDate, Long>> maps = new ArrayList<>(members);
            for (int i = 0; i < members; i++) {
                NavigableMap<LocalDate, Long> days = days(random, 12, 365);
                places[i] = place(Tally.of(0, days));
                maps.add(new HashMap<>(days));
            }
            naive = maps;
        }
    }

    /**
     * Ours.
     *
     * @param population the members
     * @return how many tiers changed
     */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public long evaluate(Population population) {
        long changed = 0;
        for (TierState place : population.places) {
            changed += judge(place, TierJudge.Cause.TIME).changes().size();
        }
        return changed;
    }

    /**
     * A loop over maps.
     *
     * @param population the members
     * @return how many members have which tier, folded into one number
     */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public long evaluateNaive(Population population) {
        long ranks = 0;
        LocalDate first = TODAY.minusDays(364);
        for (Map<LocalDate, Long> days : population.naive) {
            ranks += LADDER.reachedWith(sum(days, first));
        }
        return ranks;
    }

    private static long sum(Map<LocalDate, Long> days, LocalDate first) {
        return days.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(first) && !day.getKey().isAfter(TODAY))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** One member. */
    @State(Scope.Thread)
    public static class OneMember {

        /** On how many days growth came in within the year. */
        @Param({"12", "60", "300"})
        public int days;

        private TierState place = TierCount.fresh(LADDER, TODAY, NOW);
        private Map<LocalDate, Long> naive = Map.of();

        /** Makes both forms. */
        @Setup
        public void make() {
            NavigableMap<LocalDate, Long> came = days(new SplittableRandom(7), days, 364);
            place = place(Tally.of(0, came));
            naive = new HashMap<>(came);
        }
    }

    /**
     * Ours: counts, judges and finds the next day on which something comes by itself.
     *
     * @param member the member
     * @return the new place
     */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public TierState again(OneMember member) {
        TierCount count = new TierCount(LADDER.climb().orElseThrow(), member.place);
        count.add(TODAY, 41, 5);
        return judge(count.state(), TierJudge.Cause.TOLD).state();
    }

    /**
     * A map, added up.
     *
     * @param member the member
     * @return the rank
     */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public int againNaive(OneMember member) {
        member.naive.merge(TODAY, 5L, Long::sum);
        return LADDER.reachedWith(sum(member.naive, TODAY.minusDays(364)));
    }
}
