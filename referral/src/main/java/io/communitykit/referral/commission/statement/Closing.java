package io.communitykit.referral.commission.statement;

import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.spi.Withholding;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import io.communitykit.referral.spi.Withholding.Income;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import io.communitykit.referral.spi.Withholding.Withheld;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Closes a statement, in a pure function of its sums: what is paid, what is kept, what is carried.
 *
 * <p>What is lacking, an opening balance below 0 or an income whose clawbacks exceed it, is netted against the other incomes in the order of
 * {@link IncomeKind}; each income that is left is then asked of the withholding once. Immutable and safe for many threads.
 *
 * @param currency of all amounts
 * @param period first day
 * @param policy what becomes of a statement below 0
 * @param beneficiary whose it is, before the tax office
 * @param toDate what statements of the same calendar year paid before, by income
 */
public record Closing(
        Currency currency,
        LocalDate period,
        ClawbackPolicy policy,
        Beneficiary beneficiary,
        Map<IncomeKind, Long> toDate) {

    /**
     * Copies.
     *
     * @param currency of all amounts
     * @param period first day
     * @param policy what becomes of a statement below 0
     * @param beneficiary whose it is
     * @param toDate what was paid before
     */
    public Closing {
        toDate = Map.copyOf(toDate);
    }

    /**
     * What came of closing. Immutable and safe for many threads.
     *
     * @param taxes what is kept, by income; copied
     * @param gross before tax
     * @param payable after tax
     * @param carry what is carried, in minor units, 0 or less
     */
    public record Closed(List<Tax> taxes, long gross, long payable, long carry) {

        /**
         * Copies.
         *
         * @param taxes what is kept
         * @param gross before tax
         * @param payable after tax
         * @param carry what is carried
         */
        public Closed {
            taxes = List.copyOf(taxes);
        }
    }

    /**
     * How a net amount is shown.
     *
     * @param policy what becomes of less than 0
     * @param net minor units
     * @return a balance, or a debt where balances never show less than 0
     */
    public static Balance shown(ClawbackPolicy policy, long net) {
        return policy == ClawbackPolicy.FLOOR_ZERO_WITH_DEBT && net < 0
                ? new Balance(0, Math.negateExact(net))
                : new Balance(net, 0);
    }

    /**
     * Closes.
     *
     * @param opening what was carried, in minor units
     * @param totals the sums of the lines
     * @param withholding what is kept
     * @return what is paid and carried
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public Closed close(long opening, StatementTotals totals, Withholding withholding) {
        long balance = PointArithmetic.add(opening, totals.sum());
        if (balance <= 0) {
            return policy == ClawbackPolicy.NEGATIVE_BALANCE
                    ? new Closed(List.of(), balance, balance, 0)
                    : new Closed(List.of(), 0, 0, balance);
        }
        List<Tax> taxes = new ArrayList<>();
        long payable = 0;
        for (Map.Entry<IncomeKind, Long> each : netted(opening, totals).entrySet()) {
            if (each.getValue() > 0) {
                Tax tax = tax(each.getKey(), each.getValue(), withholding);
                taxes.add(tax);
                payable += tax.gross() - tax.tax();
            }
        }
        return new Closed(taxes, balance, payable, 0);
    }

    private Tax tax(IncomeKind kind, long gross, Withholding withholding) {
        Withheld withheld = withholding.withhold(
                new Income(beneficiary, kind, currency, gross, toDate.getOrDefault(kind, 0L), period));
        if (PointArithmetic.add(withheld.tax(), withheld.net()) != gross) {
            throw new IllegalStateException("withholding " + withheld.ruleId() + " made tax " + withheld.tax()
                    + " and net " + withheld.net() + " of a gross of " + gross);
        }
        return new Tax(kind, gross, withheld.tax(), withheld.ruleId());
    }

    private static Map<IncomeKind, Long> netted(long opening, StatementTotals totals) {
        Map<IncomeKind, Long> incomes = new EnumMap<>(IncomeKind.class);
        long lacking = Math.negateExact(opening);
        for (IncomeKind kind : IncomeKind.values()) {
            long amount = totals.of(kind);
            incomes.put(kind, Math.max(0, amount));
            lacking = PointArithmetic.subtract(lacking, Math.min(0, amount));
        }
        for (Map.Entry<IncomeKind, Long> each : incomes.entrySet()) {
            long taken = Math.min(lacking, each.getValue());
            each.setValue(each.getValue() - taken);
            lacking -= taken;
        }
        return incomes;
    }
}
