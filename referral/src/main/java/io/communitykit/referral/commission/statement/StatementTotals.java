package io.communitykit.referral.commission.statement;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The sums of a statement's lines. Immutable and safe for many threads.
 *
 * @param sums minor units of each kind; 0 is left out; copied
 * @param lines how many lines there are, 0 or more
 */
public record StatementTotals(Map<LineKind, Long> sums, long lines) {

    /** No lines. */
    public static final StatementTotals NONE = new StatementTotals(Map.of(), 0);

    /**
     * Copies.
     *
     * @param sums minor units of each kind
     * @param lines how many lines there are
     */
    public StatementTotals {
        Map<LineKind, Long> sorted = new EnumMap<>(LineKind.class);
        sorted.putAll(sums);
        sorted.values().removeIf(sum -> sum == 0);
        sums = Collections.unmodifiableMap(sorted);
        if (lines < 0) {
            throw InvalidValueException.of("lines of a statement", "0 or more", lines);
        }
    }

    /**
     * The sum of a kind.
     *
     * @param kind which
     * @return minor units
     */
    public long of(LineKind kind) {
        return sums.getOrDefault(kind, 0L);
    }

    /**
     * The sum of the kinds that are one income before the tax office.
     *
     * @param income which
     * @return minor units
     * @throws InvalidValueException on overflow
     */
    public long of(IncomeKind income) {
        long sum = 0;
        for (Map.Entry<LineKind, Long> each : sums.entrySet()) {
            sum = each.getKey().income() == income ? PointArithmetic.add(sum, each.getValue()) : sum;
        }
        return sum;
    }

    /**
     * The sum of all kinds.
     *
     * @return minor units
     * @throws InvalidValueException on overflow
     */
    public long sum() {
        long sum = 0;
        for (long each : sums.values()) {
            sum = PointArithmetic.add(sum, each);
        }
        return sum;
    }
}
