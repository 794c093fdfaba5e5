package io.communitykit.membership.points.books;

import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import java.util.Optional;

/**
 * What the members of a program have in one currency, with what is due by now though it may not be posted yet, erased accounts apart, since nobody can spend what they hold.
 *
 * @param currency the currency
 * @param accounts accounts in which it ever moved, erased ones included
 * @param due accounts among them on which something is due that is not posted yet; all numbers are as if it were
 * @param outstanding what they have together
 * @param erased what erased accounts had together when they were erased
 * @param earned what was ever given, the starting balances included
 * @param spent what was ever taken, expiry and refunds included; a number of 0 or more
 * @param value what available, pending and held points are worth together, rounded down; empty where the policy names no value
 */
public record Liability(
        CurrencyId currency,
        long accounts,
        long due,
        Balance outstanding,
        Balance erased,
        long earned,
        long spent,
        Optional<Money> value) {}
