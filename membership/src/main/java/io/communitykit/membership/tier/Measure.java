package io.communitykit.membership.tier;

import io.communitykit.membership.points.CurrencyId;
import java.util.Currency;

/**
 * What a ladder counts of a member: always a currency of the points program, so that refunds, late facts and corrections are
 * undone by the ledger's own rules. Money spent and orders paid are currencies too: let a rule give 1 for each minor unit
 * paid, or 1 for each order, and a reversal rule undo it. Immutable and safe for many threads.
 */
public sealed interface Measure {

    /**
     * The currency.
     *
     * @return one of the points program
     */
    CurrencyId currency();

    /**
     * What came in, less what refunds and undone postings took back of it, on the day on which it had come in. Spending,
     * expiry and holds do not count; corrections and charges by a rule count on their own day.
     *
     * @param currency the currency
     */
    record Earned(CurrencyId currency) implements Measure {}

    /**
     * What the member has now: the balance, which spending and expiry lower.
     *
     * @param currency the currency
     */
    record Balance(CurrencyId currency) implements Measure {}

    /**
     * As {@link Earned}, where a point is a minor unit of money.
     *
     * @param currency the currency that counts what was paid
     * @param money whose minor unit a point is
     */
    record Spend(CurrencyId currency, Currency money) implements Measure {}

    /**
     * As {@link Earned}, where a point is an order.
     *
     * @param currency the currency that counts orders
     */
    record Orders(CurrencyId currency) implements Measure {}
}
