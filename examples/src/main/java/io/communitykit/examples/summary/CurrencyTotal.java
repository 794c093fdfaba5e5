package io.communitykit.examples.summary;

import java.util.List;

/**
 * One currency over all accounts.
 *
 * @param currency its name
 * @param balance the sum of all balances
 * @param earned the sum of all entries above 0
 * @param spent the sum of all entries below 0, as a number of 0 or more
 * @param leaders the largest balances
 */
public record CurrencyTotal(String currency, long balance, long earned, long spent, List<Leader> leaders) {

    /** Copies the list. */
    public CurrencyTotal {
        leaders = List.copyOf(leaders);
    }
}
