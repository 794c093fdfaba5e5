package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.Closing;
import io.communitykit.referral.commission.statement.Closing.Closed;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.commission.statement.StatementSums;
import io.communitykit.referral.commission.statement.StatementTotals;
import io.communitykit.referral.commission.tax.Bracket;
import io.communitykit.referral.commission.tax.BracketRule;
import io.communitykit.referral.commission.tax.BracketWithholding;
import io.communitykit.referral.spi.Withholding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
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
 * Closing one statement: from columns of its lines, from the sums that a book keeps, and, as a twin, from line records with a map of exact
 * decimals.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar StatementBenchmark -prof io.communitykit.benchmarks.CpuTime}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class StatementBenchmark {

    private static final Closing CLOSING = new Closing(
            Currency.getInstance("CNY"),
            LocalDate.of(2026, 1, 1),
            ClawbackPolicy.NET_NEXT_STATEMENT,
            Withholding.Beneficiary.INDIVIDUAL,
            Map.of());
    private static final Withholding TAX = new BracketWithholding(List.of(new BracketRule(
            new RuleId("table"),
            Set.of(),
            Set.of(),
            BracketRule.Measure.STATEMENT,
            List.of(new Bracket(0, 0), new Bracket(80_000, 2_000)))));

    /** How many lines. */
    @Param({"10000", "100000", "1000000"})
    public int lines;

    private byte[] codes = new byte[0];
    private long[] amounts = new long[0];
    private List<StatementLine> records = List.of();
    private StatementTotals kept = StatementTotals.NONE;

    /** Makes the lines: nine of ten are commissions, the others what was taken back. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(42);
        codes = new byte[lines];
        amounts = new long[lines];
        records = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            LineKind kind = random.nextInt(10) > 0 ? LineKind.COMMISSION : LineKind.CLAWBACK;
            codes[i] = (byte) kind.code();
            amounts[i] = kind == LineKind.COMMISSION ? random.nextInt(10_000) : -random.nextInt(5_000);
            records.add(new StatementLine(
                    Instant.EPOCH, kind, amounts[i], Optional.of(new OrderId("o" + i)), Optional.empty()));
        }
        StatementSums sums = new StatementSums();
        sums.add(codes, amounts);
        kept = sums.totals();
    }

    /**
     * Ours, from columns.
     *
     * @return what is paid
     */
    @Benchmark
    public Closed columns() {
        StatementSums sums = new StatementSums();
        sums.add(codes, amounts);
        return CLOSING.close(0, sums.totals(), TAX);
    }

    /**
     * Ours, from the sums that a promoter's book keeps: no line is looked at.
     *
     * @return what is paid
     */
    @Benchmark
    public Closed header() {
        return CLOSING.close(0, kept, TAX);
    }

    /**
     * The twin: the sum of the lines in a map of decimals, and its tax.
     *
     * @return what is paid
     */
    @Benchmark
    public BigDecimal naive() {
        Map<LineKind, BigDecimal> sums = new EnumMap<>(LineKind.class);
        for (StatementLine line : records) {
            sums.merge(line.kind(), BigDecimal.valueOf(line.amount(), 2), BigDecimal::add);
        }
        BigDecimal gross = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal taxed = gross.subtract(new BigDecimal("800.00")).max(BigDecimal.ZERO);
        return gross.subtract(taxed.multiply(new BigDecimal("0.2")));
    }
}
