package io.communitykit.referral.commission.statement;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.PointArithmetic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a promoter is owed for a period. It adds up exactly: opening + lines = gross + closing, and gross = tax + payable. A statement that
 * was closed never changes but for how its payment stands. Immutable and safe for many threads.
 *
 * @param period first day
 * @param status how far it is
 * @param currency of all amounts
 * @param opening what was carried from the statement before
 * @param totals the sums of its lines
 * @param taxes what is kept, by income; copied
 * @param gross what is to be paid before tax; below 0 where the promoter owes it and the policy lets balances fall below 0
 * @param payable what is to be paid after tax
 * @param closing what is carried to the next statement
 * @param closedAt when it was closed; empty while it runs
 * @param note what whoever pays said: a reference, or why not; empty text for nothing
 * @param policy the edition that closed it, or would
 */
public record Statement(
        LocalDate period,
        StatementStatus status,
        Currency currency,
        Balance opening,
        StatementTotals totals,
        List<Tax> taxes,
        long gross,
        long payable,
        Balance closing,
        Optional<Instant> closedAt,
        String note,
        PolicyVersion policy) {

    /**
     * Copies, and checks that everything adds up.
     *
     * @param period first day
     * @param status how far it is
     * @param currency of all amounts
     * @param opening what was carried
     * @param totals the sums of its lines
     * @param taxes what is kept
     * @param gross before tax
     * @param payable after tax
     * @param closing what is carried on
     * @param closedAt when it was closed
     * @param note what whoever pays said
     * @param policy the edition that closed it
     */
    public Statement {
        taxes = List.copyOf(taxes);
        long in = PointArithmetic.add(opening.net(), totals.sum());
        if (in != PointArithmetic.add(gross, closing.net())) {
            throw InvalidValueException.of(
                    "gross and closing of statement " + period, "together " + in, gross + " and " + closing);
        }
        if (gross != PointArithmetic.add(payable, tax(taxes))) {
            throw InvalidValueException.of("payable of statement " + period, gross + " less tax", payable);
        }
    }

    private static long tax(List<Tax> taxes) {
        long sum = 0;
        for (Tax tax : taxes) {
            sum = PointArithmetic.add(sum, tax.tax());
        }
        return sum;
    }

    /**
     * What is kept of it.
     *
     * @return minor units, 0 or more
     */
    public long tax() {
        return tax(taxes);
    }

    /**
     * The same after somebody tried to pay it.
     *
     * @param now how far it is
     * @param said what whoever pays said
     * @return the statement
     */
    public Statement tried(StatementStatus now, String said) {
        return new Statement(
                period, now, currency, opening, totals, taxes, gross, payable, closing, closedAt, said, policy);
    }
}
