package io.communitykit.referral.commission.tax;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import io.communitykit.referral.spi.Withholding.Income;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * Brackets for some incomes of some beneficiaries. Immutable and safe for many threads.
 *
 * @param id names it; statements do too
 * @param beneficiaries for whom; everybody where empty; copied
 * @param incomes for what; everything where empty; copied
 * @param measure what is laid into the brackets
 * @param brackets at least one, the first from 0, each later one from more than the one before; copied
 */
public record BracketRule(
        RuleId id, Set<Beneficiary> beneficiaries, Set<IncomeKind> incomes, Measure measure, List<Bracket> brackets) {

    /** So many brackets a rule has at most. */
    public static final int MAX_BRACKETS = 50;

    /** What is laid into brackets. */
    public enum Measure {
        /** What one statement pays. */
        STATEMENT,
        /** What statements paid since the calendar year began; the tax is what all of it bears less what was borne before. */
        YEAR_TO_DATE
    }

    /**
     * Copies, and checks the order.
     *
     * @param id names it
     * @param beneficiaries for whom
     * @param incomes for what
     * @param measure what is laid into the brackets
     * @param brackets at least one
     */
    public BracketRule {
        beneficiaries = Set.copyOf(beneficiaries);
        incomes = Set.copyOf(incomes);
        brackets = List.copyOf(brackets);
        if (brackets.isEmpty()
                || brackets.size() > MAX_BRACKETS
                || brackets.get(0).from() != 0) {
            throw InvalidValueException.of(
                    "brackets of " + id, "1 to " + MAX_BRACKETS + ", the first from 0", brackets);
        }
        for (int i = 1; i < brackets.size(); i++) {
            if (brackets.get(i).from() <= brackets.get(i - 1).from()) {
                throw InvalidValueException.of("brackets of " + id, "from rising amounts", brackets);
            }
        }
    }

    boolean covers(Income income) {
        return (beneficiaries.isEmpty() || beneficiaries.contains(income.beneficiary()))
                && (incomes.isEmpty() || incomes.contains(income.kind()));
    }

    /**
     * The tax of an income.
     *
     * @param income what is to be paid
     * @return minor units, from 0 to the gross
     */
    long tax(Income income) {
        if (measure == Measure.STATEMENT) {
            return borne(BigInteger.valueOf(income.gross()));
        }
        BigInteger before = BigInteger.valueOf(income.toDate());
        long tax = borne(before.add(BigInteger.valueOf(income.gross()))) - borne(before);
        return Math.min(tax, income.gross());
    }

    /** What an amount bears, rounded half up once. */
    private long borne(BigInteger amount) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < brackets.size(); i++) {
            BigInteger low = BigInteger.valueOf(brackets.get(i).from());
            BigInteger high = i + 1 == brackets.size()
                    ? amount
                    : amount.min(BigInteger.valueOf(brackets.get(i + 1).from()));
            if (high.compareTo(low) > 0) {
                sum = sum.add(high.subtract(low)
                        .multiply(BigInteger.valueOf(brackets.get(i).rate())));
            }
        }
        BigInteger whole = BigInteger.valueOf(Bracket.WHOLE);
        return sum.shiftLeft(1).add(whole).divide(whole.shiftLeft(1)).longValueExact();
    }
}
