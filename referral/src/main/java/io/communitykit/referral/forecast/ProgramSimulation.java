package io.communitykit.referral.forecast;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Plays a program before it is launched (Monte Carlo): friends come at random, order, receive, send back, and the program's own rules
 * decide what that costs, with ladders, caps, holds and budgets as they are. The same seed gives the same forecast. Immutable and safe
 * for many threads.
 *
 * <p>Friends of a day are distributed by Poisson, over referrers by Zipf; orders by an exponential distribution; each run costs about a
 * hundred microseconds a friend.
 */
public final class ProgramSimulation {

    private static final int MAX_RUNS = 100_000;

    private final ReferralProgram program;
    private final Assumptions assumptions;

    /**
     * Takes a program and what is believed.
     *
     * @param program the program
     * @param assumptions what is believed
     */
    public ProgramSimulation(ReferralProgram program, Assumptions assumptions) {
        this.program = program;
        this.assumptions = assumptions;
    }

    /**
     * Plays.
     *
     * @param start when the program begins
     * @param runs how often, 1 to 100,000
     * @param seed of all that is random
     * @return what came out
     * @throws InvalidValueException if the number of runs is out of range
     */
    public Forecast run(Instant start, int runs, long seed) {
        if (runs < 1 || runs > MAX_RUNS) {
            throw InvalidValueException.of("runs", "1 to " + MAX_RUNS, runs);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<RewardUnit> units = new LinkedHashSet<>();
        for (RewardRule rule : program.rules()) {
            if (rule.counts() instanceof RewardRule.Counts.Referrals) {
                units.add(rule.unit());
            }
        }
        long[] qualified = new long[runs];
        Map<RewardUnit, Column> columns = new TreeMap<>();
        units.forEach(unit -> columns.put(unit, new Column(runs)));
        for (int i = 0; i < runs; i++) {
            SimulatedProgram run = new SimulatedProgram(program, assumptions, start, random.split());
            run.play();
            qualified[i] = run.tally().qualified();
            int index = i;
            columns.forEach((unit, column) -> column.take(index, run, unit));
        }
        Map<RewardUnit, Forecast.UnitForecast> forecasts = new TreeMap<>();
        columns.forEach((unit, column) -> forecasts.put(unit, column.forecast()));
        return new Forecast(runs, Distribution.of(qualified), forecasts);
    }

    /** One unit over all runs. */
    private static final class Column {

        private final long[] paid;
        private final long[] liability;
        private final long[] lost;
        private int exhausted;
        private int firstExhausted;

        Column(int runs) {
            this.paid = new long[runs];
            this.liability = new long[runs];
            this.lost = new long[runs];
        }

        void take(int run, SimulatedProgram played, RewardUnit unit) {
            paid[run] = played.tally().unit(unit).committed();
            liability[run] = played.liability(unit);
            lost[run] = played.lost(unit);
            int day = played.exhaustedOn(unit);
            if (day > 0) {
                exhausted++;
                firstExhausted = firstExhausted == 0 ? day : Math.min(firstExhausted, day);
            }
        }

        Forecast.UnitForecast forecast() {
            return new Forecast.UnitForecast(
                    Distribution.of(paid),
                    Distribution.of(liability),
                    Distribution.of(lost),
                    exhausted,
                    firstExhausted);
        }
    }
}
