package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
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
 * How long one spend takes, as a distribution: from an account whose coins are spread over lots that are all used up, and
 * from an account with a long history. Each call meets a fresh account, made before the clock starts.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar LedgerSpendBenchmark}
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class LedgerSpendBenchmark {

    private static final int BATCH = 1_000;

    /** Members of a new store that come and go. */
    @State(Scope.Thread)
    public abstract static class FreshAccounts {

        final NewCommands commands = new NewCommands();
        private final PointsProgram program = Programs.benchmark();
        Points points = CommandLedger.empty(program, InstantSource.fixed(NewCommands.NOW));
        private long opened;

        /** Drops what the iteration before posted. */
        @Setup(Level.Iteration)
        public void empty() {
            points = CommandLedger.empty(program, InstantSource.fixed(NewCommands.NOW));
        }

        MemberId newMember() {
            opened++;
            return new MemberId("member-" + opened);
        }

        void grant(MemberId member, CurrencyId currency, int times) {
            for (int from = 0; from < times; from += BATCH) {
                List<PointsCommand> batch = new ArrayList<>(BATCH);
                for (int i = from; i < Math.min(times, from + BATCH); i++) {
                    batch.add(commands.grant(member, currency, 10));
                }
                points.executeAll(batch);
            }
        }
    }

    /** An account with lots, in both forms. */
    @State(Scope.Thread)
    public static class Lots extends FreshAccounts {

        /** Over how many the coins are spread. */
        @Param({"1", "10", "1000"})
        public int lots;

        private final NaiveLots naive = new NaiveLots();
        private PointsCommand.Spend spend = commands.spend(newMember(), Programs.COINS, 1);

        /** Makes the account and the command that uses it up. */
        @Setup(Level.Invocation)
        public void open() {
            CpuTime.preparing(() -> {
                MemberId member = newMember();
                grant(member, Programs.COINS, lots);
                naive.clear();
                for (int i = 0; i < lots; i++) {
                    naive.grant(member, 10, NewCommands.NOW.plusSeconds(i));
                }
                spend = commands.spend(member, Programs.COINS, 10L * lots);
            });
        }
    }

    /** An account with a history of loose points. */
    @State(Scope.Thread)
    public static class History extends FreshAccounts {

        /** How many entries the account has; it serves a tenth as many calls, so that it grows no further. */
        @Param({"1", "1000", "100000"})
        public int postings;

        private MemberId old = newMember();
        private int callsLeft;
        private PointsCommand.Spend spend = commands.spend(old, Programs.POINTS, 1);

        /** Leaves no account of the store before. */
        @Setup(Level.Iteration)
        public void leave() {
            callsLeft = 0;
        }

        /** Makes the command, and the history where there is none yet. */
        @Setup(Level.Invocation)
        public void open() {
            CpuTime.preparing(() -> {
                if (callsLeft == 0) {
                    old = newMember();
                    grant(old, Programs.POINTS, postings);
                    callsLeft = Math.max(1, postings / 10);
                }
                callsLeft--;
                spend = commands.spend(old, Programs.POINTS, 1);
            });
        }
    }

    /**
     * Uses up all lots of an account.
     *
     * @param account the account
     * @return what was posted
     */
    @Benchmark
    public AccountResult lots(Lots account) {
        return account.points.execute(account.spend);
    }

    /**
     * Uses up all lots of a list.
     *
     * @param account the list
     * @return what could not be taken
     */
    @Benchmark
    public long lotsNaive(Lots account) {
        return account.naive.spend(account.spend.member(), account.spend.points());
    }

    /**
     * Spends a point of many entries.
     *
     * @param account the account
     * @return what was posted
     */
    @Benchmark
    public AccountResult history(History account) {
        return account.points.execute(account.spend);
    }
}
