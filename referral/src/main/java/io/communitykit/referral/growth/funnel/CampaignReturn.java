package io.communitykit.referral.growth.funnel;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.ProgramTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a campaign earned for what it cost. Sales, not margin: what goods cost is not known here. Nor is it incremental: see {@link Lift}.
 * Immutable and safe for many threads.
 *
 * @param sales what was ordered and not paid back, without tax and shipping
 * @param paid what rewards were paid and not taken back
 * @param reserved what rewards may have to be paid yet
 * @param unpriced units of which something is taken and that have no price, so that their cost is missing here; unmodifiable
 */
public record CampaignReturn(Money sales, Money paid, Money reserved, Set<RewardUnit> unpriced) {

    private static final BigDecimal BASIS = BigDecimal.valueOf(10_000);

    /**
     * Copies, and checks that amounts are of one currency.
     *
     * @param sales what was ordered and not paid back
     * @param paid what was paid
     * @param reserved what may have to be paid yet
     * @param unpriced units without a price
     */
    public CampaignReturn {
        sales.minus(paid).minus(reserved);
        unpriced = Collections.unmodifiableSet(new TreeSet<>(unpriced));
    }

    /**
     * Of what a program counted.
     *
     * @param tally what it counted
     * @param currency of its sales and of its rewards in money
     * @param prices what one of each other unit (a point, a benefit) costs, in that currency
     * @return the return
     * @throws InvalidValueException if a price is of another currency, or an amount overflows
     */
    public static CampaignReturn of(ProgramTally tally, Currency currency, Map<RewardUnit, Money> prices) {
        Map<RewardUnit, Money> all = new TreeMap<>(prices);
        all.put(RewardUnit.money(currency), new Money(1, currency));
        Money paid = Money.zero(currency);
        Money reserved = Money.zero(currency);
        Set<RewardUnit> unpriced = new TreeSet<>();
        for (Map.Entry<RewardUnit, BudgetTally> each : tally.units().entrySet()) {
            Money price = all.get(each.getKey());
            BudgetTally taken = each.getValue();
            if (price != null) {
                paid = paid.plus(times(price, taken.committed()));
                reserved = reserved.plus(times(price, taken.reserved()));
            } else if (taken.reserved() != 0 || taken.committed() != 0) {
                unpriced.add(each.getKey());
            }
        }
        Money sales = new Money(tally.sales(), currency).minus(new Money(tally.refunds(), currency));
        return new CampaignReturn(sales, paid, reserved, unpriced);
    }

    private static Money times(Money price, long count) {
        try {
            return new Money(Math.multiplyExact(price.minor(), count), price.currency());
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow(price + " times " + count);
        }
    }

    /**
     * What rewards cost: paid and reserved.
     *
     * @return the cost
     */
    public Money cost() {
        return paid.plus(reserved);
    }

    /**
     * What is left of sales after rewards.
     *
     * @return sales less cost; may be negative
     */
    public Money net() {
        return sales.minus(cost());
    }

    /**
     * The return on what rewards cost: net by cost.
     *
     * @param rounding what happens to fractions of a basis point
     * @return basis points, -10,000 where nothing was sold; nothing where rewards cost nothing
     * @throws InvalidValueException if it leaves the range of a long
     */
    public Optional<Long> basisPoints(RoundingMode rounding) {
        long cost = cost().minor();
        if (cost == 0) {
            return Optional.empty();
        }
        BigDecimal rate =
                BigDecimal.valueOf(net().minor()).multiply(BASIS).divide(BigDecimal.valueOf(cost), 0, rounding);
        try {
            return Optional.of(rate.longValueExact());
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow("return of " + net() + " on " + cost());
        }
    }
}
