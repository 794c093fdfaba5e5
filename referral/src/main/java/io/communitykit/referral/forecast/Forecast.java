package io.communitykit.referral.forecast;

import io.communitykit.referral.program.RewardUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program may bring and cost. Immutable and safe for many threads.
 *
 * @param runs how many runs there were
 * @param qualified how many friends counted in a run
 * @param units by unit of reward; unmodifiable
 */
public record Forecast(int runs, Distribution qualified, Map<RewardUnit, UnitForecast> units) {

    /**
     * Copies the units.
     *
     * @param runs how many runs there were
     * @param qualified how many friends counted
     * @param units by unit of reward
     */
    public Forecast {
        units = Collections.unmodifiableMap(new TreeMap<>(units));
    }

    /**
     * What a program may cost in a unit; amounts are in the unit's smallest part.
     *
     * @param paid what was paid and not taken back at the end of a run
     * @param liability the most that was reserved at any instant of a run: what might have had to be paid yet
     * @param lost what limits kept back of what ladders asked for
     * @param exhausted in how many runs a limit of the budget was met
     * @param firstExhausted the first day on which it was, from 1, of those runs; 0 where it never was
     */
    public record UnitForecast(
            Distribution paid, Distribution liability, Distribution lost, int exhausted, int firstExhausted) {}
}
