package io.communitykit.benchmarks;

import io.communitykit.membership.points.FactResult;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Points on PostgreSQL with fsync and synchronous_commit on, one fact a transaction and batches of 20 and 200, beside
 * plain JDBC that leaves the same rows, and beside TPC-B. Every figure is facts (or TPC-B transactions) a second. Facts
 * are spread evenly over existing accounts; a fork has a server of its own.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar JdbcPointsBenchmark -t 1}, then with {@code -t 4}; one hot account
 * with {@code -p accounts=1 JdbcPointsBenchmark.*001}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JdbcPointsBenchmark {

    /**
     * Applies one fact.
     *
     * @param ledger the accounts
     * @param facts makes the event
     * @return what was posted
     */
    @Benchmark
    public FactResult apply001(JdbcLedger ledger, NewFacts facts) {
        return ledger.apply(facts);
    }

    /**
     * Applies 20 facts at one go.
     *
     * @param ledger the accounts
     * @param facts makes the events
     * @return what was posted
     */
    @Benchmark
    @OperationsPerInvocation(20)
    public List<FactResult> apply020(JdbcLedger ledger, NewFacts facts) {
        return ledger.applyAll(facts, 20);
    }

    /**
     * Applies 200 facts at one go.
     *
     * @param ledger the accounts
     * @param facts makes the events
     * @return what was posted
     */
    @Benchmark
    @OperationsPerInvocation(200)
    public List<FactResult> apply200(JdbcLedger ledger, NewFacts facts) {
        return ledger.applyAll(facts, 200);
    }

    /**
     * Writes one fact by hand.
     *
     * @param ledger the accounts
     * @param facts makes the event
     * @return the new balance
     */
    @Benchmark
    public long plain001(JdbcLedger ledger, NewFacts facts) {
        return ledger.post(facts);
    }

    /**
     * Writes 20 facts by hand.
     *
     * @param ledger the accounts
     * @param facts makes the events
     * @return how many were written
     */
    @Benchmark
    @OperationsPerInvocation(20)
    public int plain020(JdbcLedger ledger, NewFacts facts) {
        return ledger.postAll(facts, 20);
    }

    /**
     * Writes 200 facts by hand.
     *
     * @param ledger the accounts
     * @param facts makes the events
     * @return how many were written
     */
    @Benchmark
    @OperationsPerInvocation(200)
    public int plain200(JdbcLedger ledger, NewFacts facts) {
        return ledger.postAll(facts, 200);
    }

    /**
     * Carries out one TPC-B transaction.
     *
     * @param tables the tables
     * @param choice picks the rows
     * @return the account's balance
     */
    @Benchmark
    public long tpcB(TpcB tables, TpcB.Choice choice) {
        return tables.transaction(choice);
    }
}
