package io.communitykit.referral.commission.statement;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.PointArithmetic;
import java.util.EnumMap;
import java.util.Map;

/**
 * Sums lines by kind, a long a kind and nothing a line, so that a statement of millions costs one pass over its columns. It is what a
 * promoter's book keeps instead of the lines, and what checks them. Not safe for many threads.
 */
public final class StatementSums {

    private final long[] sums = new long[LineKind.ALL.size()];
    private long lines;

    /** Starts at 0. */
    public StatementSums() {}

    /**
     * Goes on from sums that were kept.
     *
     * @param totals the sums
     */
    public StatementSums(StatementTotals totals) {
        totals.sums().forEach((kind, sum) -> sums[kind.code()] = sum);
        lines = totals.lines();
    }

    /**
     * Adds a line.
     *
     * @param kind what it is for
     * @param amount minor units
     * @throws InvalidValueException on overflow
     */
    public void add(LineKind kind, long amount) {
        add(kind, amount, 1);
    }

    /**
     * Adds several lines by their sum.
     *
     * @param kind what they are for
     * @param amount their sum in minor units
     * @param count how many, 0 or more
     * @throws InvalidValueException on overflow
     */
    public void add(LineKind kind, long amount, long count) {
        sums[kind.code()] = PointArithmetic.add(sums[kind.code()], amount);
        lines += count;
    }

    /**
     * Adds all lines of other sums.
     *
     * @param totals the other sums
     * @throws InvalidValueException on overflow
     */
    public void add(StatementTotals totals) {
        totals.sums().forEach((kind, sum) -> add(kind, sum, 0));
        lines += totals.lines();
    }

    /**
     * Adds lines that stand in columns.
     *
     * @param codes a {@link LineKind#code()} a line; not kept
     * @param amounts minor units a line, as many; not kept
     * @throws InvalidValueException if the columns differ in length, a code is none, or on overflow
     */
    public void add(byte[] codes, long[] amounts) {
        if (codes.length != amounts.length) {
            throw InvalidValueException.of(
                    "columns of lines", "of one length", codes.length + " and " + amounts.length);
        }
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            if (code < 0 || code >= sums.length) {
                throw InvalidValueException.of("code of line " + i, "0 to " + (sums.length - 1), code);
            }
            sums[code] = PointArithmetic.add(sums[code], amounts[i]);
        }
        lines += codes.length;
    }

    /**
     * The sums so far.
     *
     * @return a copy
     */
    public StatementTotals totals() {
        Map<LineKind, Long> all = new EnumMap<>(LineKind.class);
        for (LineKind kind : LineKind.ALL) {
            all.put(kind, sums[kind.code()]);
        }
        return new StatementTotals(all, lines);
    }
}
