package io.communitykit.examples.referral;

import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.summary.ReferralSummary.Budget;
import io.communitykit.examples.summary.ReferralSummary.Economy;
import io.communitykit.referral.program.Economics;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.ProgramTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a program has brought and cost, with what the operator believes things to be worth.
 *
 * @param program the program
 * @param tally what it has brought and cost
 */
record ProgramMoney(ReferralProgram program, ProgramTally tally) {

    private static final long POINT_PARTS = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    List<Budget> budgets() {
        TreeSet<RewardUnit> units = new TreeSet<>(tally.units().keySet());
        program.budgets().forEach(budget -> units.add(budget.unit()));
        List<Budget> lines = new ArrayList<>();
        for (RewardUnit unit : units) {
            BudgetTally taken = tally.unit(unit);
            Optional<Long> total = program.budget(unit).map(ProgramBudget::total);
            lines.add(new Budget(
                    unit.toString(),
                    total.map(it -> Amounts.of(unit, it).text()).orElse(""),
                    Amounts.of(unit, taken.reserved()),
                    Amounts.of(unit, taken.committed()),
                    total.map(it -> Amounts.of(unit, it - taken.taken()).text()).orElse("")));
        }
        return lines;
    }

    Economy economy() {
        Currency currency = program.qualification().currency();
        String sales = Amounts.money(currency, tally.sales()).text();
        String refunds = Amounts.money(currency, tally.refunds()).text();
        if (program.economics().isEmpty()) {
            return new Economy(sales, refunds, "", "", "");
        }
        Economics worth = program.economics().get();
        long value = Math.multiplyExact(tally.qualified() - tally.voided(), worth.memberValue());
        long cost = cost(worth);
        return new Economy(
                sales,
                refunds,
                Amounts.money(currency, value).text(),
                Amounts.money(currency, cost).text(),
                cost == 0 ? "" : Texts.grouped(ratio(value, cost)));
    }

    private long cost(Economics worth) {
        long cost = 0;
        for (Map.Entry<RewardUnit, BudgetTally> each : tally.units().entrySet()) {
            long taken = each.getValue().taken();
            cost = Math.addExact(
                    cost,
                    switch (each.getKey().kind()) {
                        case MONEY ->
                            each.getKey()
                                            .equals(RewardUnit.money(
                                                    program.qualification().currency()))
                                    ? taken
                                    : 0;
                        case POINTS -> Math.multiplyExact(taken, worth.pointWorth()) / POINT_PARTS;
                        case BENEFIT -> Math.multiplyExact(taken, worth.benefitWorth());
                    });
        }
        return cost;
    }

    private static long ratio(long value, long cost) {
        return BigDecimal.valueOf(value)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(cost), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
