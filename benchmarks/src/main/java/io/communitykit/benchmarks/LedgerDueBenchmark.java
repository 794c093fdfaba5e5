package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.DueSummary;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
 * The nightly sweep on the heap: all lots of all accounts have expired, and {@code runDue} takes them away, beside a walk
 * over lists of lots.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar LedgerDueBenchmark}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xms5g", "-Xmx5g"})
public class LedgerDueBenchmark {

    private static final Instant LATER = NewCommands.NOW.plus(Duration.ofDays(500));
    private static final int BATCH = 1_000;

    /** Accounts with lots that have expired, in both forms. */
    @State(Scope.Thread)
    public static class Expired {

        /** How many members have lots. */
        @Param("100000")
        public int accounts;

        /** How many lots there are in all. */
        @Param("1000000")
        public int postings;

        private Instant now = NewCommands.NOW;
        private Points points = CommandLedger.empty(Programs.benchmark(), InstantSource.system());
        private final NaiveLots naive = new NaiveLots();

        /** Grants every lot anew, and lets a year and a half go by. */
        @Setup(Level.Iteration)
        public void open() {
            CpuTime.preparing(this::grantAll);
        }

        private void grantAll() {
            now = NewCommands.NOW;
            points = CommandLedger.empty(Programs.benchmark(), () -> now);
            naive.clear();
            NewCommands commands = new NewCommands();
            MemberId[] members = Members.numbered(accounts);
            for (int from = 0; from < postings; from += BATCH) {
                List<PointsCommand> batch = new ArrayList<>(BATCH);
                for (int i = from; i < Math.min(postings, from + BATCH); i++) {
                    PointsCommand.Grant grant = commands.grant(members[i % accounts], Programs.COINS, 10);
                    batch.add(grant);
                    naive.grant(grant.member(), grant.points(), grant.occurredAt());
                }
                points.executeAll(batch);
            }
            now = LATER;
        }
    }

    /**
     * Takes away every lot and posts it.
     *
     * @param ledger the accounts
     * @return how much was posted
     */
    @Benchmark
    public DueSummary runDue(Expired ledger) {
        return ledger.points.runDue(LATER);
    }

    /**
     * Takes away every lot and forgets it.
     *
     * @param ledger the lists
     * @return how many points were lost
     */
    @Benchmark
    public long expireNaive(Expired ledger) {
        return ledger.naive.expire(LATER);
    }
}
