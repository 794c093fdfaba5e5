package io.communitykit.membership.tier.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import java.util.Currency;

/** What a ladder counts, in a document. */
public sealed interface MeasureDocument
        permits MeasureDocument.Earned, MeasureDocument.Balance, MeasureDocument.Spend, MeasureDocument.Orders {

    /**
     * What came in.
     *
     * @param earned the currency
     */
    @Describe("What came in, less what refunds took back; spending and expiry do not count.")
    record Earned(@Describe("The currency, such as growth.") CurrencyId earned) implements MeasureDocument {}

    /**
     * What is there.
     *
     * @param balance the currency
     */
    @Describe("What the member has now; spending and expiry lower it.")
    record Balance(
            @Describe("The currency, such as growth.") CurrencyId balance) implements MeasureDocument {}

    /**
     * What was spent.
     *
     * @param spend the currency
     * @param in the money
     */
    @Describe("What the member paid, less refunds: as counted by a currency that gives 1 for each minor unit.")
    record Spend(
            @Describe("The currency that gives 1 for each minor unit paid, such as spend-cny.")
            CurrencyId spend,

            @Describe("The money whose minor unit a point is, such as CNY.")
            Currency in)
            implements MeasureDocument {}

    /**
     * How often something was ordered.
     *
     * @param orders the currency
     */
    @Describe("How many orders the member paid, less those undone: as counted by a currency that gives 1 for each.")
    record Orders(
            @Describe("The currency that gives 1 for each order, such as orders.")
            CurrencyId orders) implements MeasureDocument {}
}
