package io.communitykit.recommend.candidate.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forecasts of the usual demand policy on purchases that were made up, from day 91 on, three days ahead, each three days. Prints what was measured. */
class SimulatedDemandTest {

    private static final int PRODUCTS = 40;
    private static final ForecastRule RULE = new ForecastRule(7, 91, SimulatedDemand.LEAD, 3_000, 500);

    /** Errors of all products together, and for how many the score's forecast was better. */
    private record Measured(Wape naive, Wape history, Wape score, int betterThanNaive, int betterThanHistory) {

        void show(String signals) {
            System.out.println("Simulated demand, " + signals + ": WAPE " + ratio(score) + ", history alone "
                    + ratio(history) + ", seasonal naive " + ratio(naive) + "; better than history for "
                    + betterThanHistory + ", than seasonal naive for " + betterThanNaive + " of " + PRODUCTS);
        }
    }

    /** What sources say of a product is what they would say of the product so many seeds on: of itself for 0. */
    private static Measured measured(int signalsOf) {
        Wape naive = Wape.NONE;
        Wape history = Wape.NONE;
        Wape score = Wape.NONE;
        int betterThanNaive = 0;
        int betterThanHistory = 0;
        for (int seed = 0; seed < PRODUCTS; seed++) {
            long[] units = new SimulatedDemand(seed).units();
            Backtest.Comparison both = compare(units, new SimulatedDemand(seed + signalsOf)::said);
            Wape alone = compare(units, day -> Map.of()).forecast();
            naive = naive.plus(both.naive());
            history = history.plus(alone);
            score = score.plus(both.forecast());
            betterThanNaive += both.forecast().error() < both.naive().error() ? 1 : 0;
            betterThanHistory += both.forecast().error() < alone.error() ? 1 : 0;
        }
        return new Measured(naive, history, score, betterThanNaive, betterThanHistory);
    }

    private static Backtest.Comparison compare(long[] units, IntFunction<Map<DemandSource, Integer>> said) {
        ScoredForecast forecast = new ScoredForecast(DemandPolicy.USUAL.foreseeing(RULE), said);
        return RULE.backtest().compare(units, forecast, new SeasonalNaive(RULE.season()));
    }

    private static BigDecimal ratio(Wape wape) {
        return wape.ratio(4, RoundingMode.HALF_UP).orElseThrow();
    }

    @Test
    @DisplayName(
            "where environment and discussion lead demand, the score errs less than history alone and much less than"
                    + " seasonal naive")
    void informative() {
        Measured measured = measured(0);
        measured.show("signals that lead");
        assertThat(ratio(measured.score)).isLessThan(ratio(measured.history));
        // At least a third less, for every product.
        assertThat(3 * measured.score.error()).isLessThan(2 * measured.naive.error());
        assertThat(measured.betterThanNaive).isEqualTo(PRODUCTS);
        assertThat(measured.betterThanHistory).isGreaterThan(PRODUCTS * 9 / 10);
    }

    @Test
    @DisplayName(
            "where the signals are those of another product, the score errs more than history alone, yet by less than"
                    + " a twentieth")
    void noise() {
        Measured measured = measured(PRODUCTS);
        measured.show("signals of other products");
        assertThat(ratio(measured.score)).isGreaterThan(ratio(measured.history)).isLessThan(ratio(measured.naive));
        assertThat(20 * measured.score.error()).isLessThan(21 * measured.history.error());
        assertThat(measured.betterThanHistory).isLessThan(PRODUCTS / 2);
    }

    @Test
    @DisplayName("a seed makes the same purchases each time, and another seed others")
    void seeded() {
        SimulatedDemand product = new SimulatedDemand(7);
        assertThat(product.units()).isEqualTo(new SimulatedDemand(7).units());
        assertThat(product.said(100)).isEqualTo(new SimulatedDemand(7).said(100));
        assertThat(product.units()).isNotEqualTo(new SimulatedDemand(8).units());
    }
}
