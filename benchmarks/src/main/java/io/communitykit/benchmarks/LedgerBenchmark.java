package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.PointsCommand;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Commands on the heap, one new command a call, spread evenly over accounts, by one thread: grants of loose points and in
 * lots, spends, holds with their commits, beside a map of lists of lots. What a spend from many lots costs is in
 * {@link LedgerSpendBenchmark}.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar LedgerBenchmark}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class LedgerBenchmark {

    /**
     * Makes a command and drops it: the floor under all others.
     *
     * @param ledger names the members
     * @param commands makes the command
     * @return the command
     */
    @Benchmark
    public PointsCommand commandOnly(CommandLedger ledger, NewCommands commands) {
        return commands.grant(commands.next(ledger.members), Programs.COINS, 5);
    }

    /**
     * Adds a lot to a list.
     *
     * @param ledger the lists
     * @param commands makes the command
     * @return the command
     */
    @Benchmark
    public PointsCommand grantNaive(CommandLedger ledger, NewCommands commands) {
        PointsCommand.Grant grant = commands.grant(commands.next(ledger.members), Programs.COINS, 5);
        ledger.naive.grant(grant.member(), grant.points(), grant.occurredAt());
        return grant;
    }

    /**
     * Grants points that are in no lot.
     *
     * @param ledger the accounts
     * @param commands makes the command
     * @return what was posted
     */
    @Benchmark
    public AccountResult grantLoose(CommandLedger ledger, NewCommands commands) {
        return ledger.points.execute(commands.grant(commands.next(ledger.members), Programs.POINTS, 5));
    }

    /**
     * Grants coins, each time a lot.
     *
     * @param ledger the accounts
     * @param commands makes the command
     * @return what was posted
     */
    @Benchmark
    public AccountResult grantInLots(CommandLedger ledger, NewCommands commands) {
        return ledger.points.execute(commands.grant(commands.next(ledger.members), Programs.COINS, 5));
    }

    /**
     * Spends from an account with one large lot.
     *
     * @param ledger the accounts
     * @param commands makes the command
     * @return what was posted
     */
    @Benchmark
    public AccountResult spend(CommandLedger ledger, NewCommands commands) {
        return ledger.points.execute(commands.spend(commands.next(ledger.members), Programs.COINS, 5));
    }

    /**
     * Spends from a list with one large lot.
     *
     * @param ledger the lists
     * @param commands makes the command
     * @return what could not be taken
     */
    @Benchmark
    public long spendNaive(CommandLedger ledger, NewCommands commands) {
        PointsCommand.Spend spend = commands.spend(commands.next(ledger.members), Programs.COINS, 5);
        return ledger.naive.spend(spend.member(), spend.points());
    }

    /**
     * Holds coins and commits the hold: two commands.
     *
     * @param ledger the accounts
     * @param commands makes the commands
     * @return what was posted by the second
     */
    @Benchmark
    public AccountResult holdAndCommit(CommandLedger ledger, NewCommands commands) {
        MemberId member = commands.next(ledger.members);
        PointsCommand.Hold hold = commands.hold(member, Programs.COINS, 5);
        ledger.points.execute(hold);
        return ledger.points.execute(commands.commit(hold));
    }
}
