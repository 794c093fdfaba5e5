package io.communitykit.recommend.candidate.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.PolicyVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BacktestTest {

    /** Five years of months: a season, a level that drifts, noise; made, seeded. */
    private static long[] seasonal(long seed, int noise) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] shape = {60, 70, 90, 100, 110, 120, 130, 120, 100, 90, 100, 180};
        long[] series = new long[60];
        long level = 1_000;
        for (int t = 0; t < series.length; t++) {
            level += random.nextInt(-20, 21);
            series[t] = Math.max(0, level * shape[t % 12] / 100 + random.nextInt(-noise, noise + 1));
        }
        return series;
    }

    private static BigDecimal ratio(Wape wape) {
        return wape.ratio(4, RoundingMode.HALF_UP).orElseThrow();
    }

    @Test
    @DisplayName("the error is the sum of all errors over the sum of all that came; nothing where nothing came")
    void wape() {
        Wape wape = Wape.NONE.plus(10, 8).plus(0, 4).plus(5, 0);
        assertThat(wape).isEqualTo(new Wape(11, 12));
        assertThat(wape.ratio(3, RoundingMode.DOWN)).contains(new BigDecimal("0.916"));
        assertThat(Wape.NONE.plus(5, 0).ratio(2, RoundingMode.HALF_UP)).isEmpty();
        assertThatThrownBy(() -> new Wape(Long.MAX_VALUE, 1).plus(1, 0)).hasMessageContaining("64-bit");
        assertThatThrownBy(() -> new Wape(-1, 1)).hasMessageContaining("error");
    }

    @Test
    @DisplayName("seasonal naive repeats the last season known")
    void naive() {
        assertThat(new SeasonalNaive(3).next(new long[] {9, 9, 1, 2, 3}, 7)).containsExactly(1, 2, 3, 1, 2, 3, 1);
        assertThatThrownBy(() -> new SeasonalNaive(3).next(new long[] {1, 2}, 1))
                .hasMessageContaining("season");
        assertThatThrownBy(() -> new SeasonalNaive(0)).hasMessageContaining("season");
    }

    @Test
    @DisplayName("a season that repeats exactly is foreseen without an error by both")
    void exact() {
        long[] series = new long[48];
        for (int t = 0; t < series.length; t++) {
            series[t] = 100 + 10L * (t % 4);
        }
        Backtest.Comparison both =
                new Backtest(16, 4, 4).compare(series, ScoredForecast.ofHistory(4), new SeasonalNaive(4));
        assertThat(both.naive().error()).isZero();
        assertThat(ratio(both.forecast())).isLessThan(new BigDecimal("0.0010"));
    }

    @Test
    @DisplayName(
            "on a noisy season the score's forecast errs less than seasonal naive, over twenty made series together")
    void simulated() {
        Wape forecast = Wape.NONE;
        Wape naive = Wape.NONE;
        for (int seed = 0; seed < 20; seed++) {
            Backtest.Comparison both = new Backtest(24, 3, 1)
                    .compare(seasonal(seed, 100), ScoredForecast.ofHistory(12), new SeasonalNaive(12));
            forecast = forecast.plus(both.forecast());
            naive = naive.plus(both.naive());
        }
        assertThat(ratio(forecast)).as("against %s", ratio(naive)).isLessThan(ratio(naive));
    }

    @Test
    @DisplayName("what is talked about beforehand makes the forecast better where it comes true")
    void discussion() {
        SplittableRandom random = new SplittableRandom(3);
        long[] series = new long[120];
        int[] said = new int[series.length + 1];
        for (int t = 0; t < series.length; t++) {
            boolean talked = random.nextInt(4) == 0;
            said[t] = talked ? 8_000 : 4_500;
            series[t] = (talked ? 900L : 500L) + random.nextInt(100);
        }
        ScoredForecast listening = new ScoredForecast(
                new DemandPolicy(
                        new PolicyVersion("1"),
                        Map.of(DemandSource.HISTORY, 4_000, DemandSource.DISCUSSION, 6_000),
                        MissingSources.REWEIGHED,
                        ForecastRule.of(1)),
                known -> Map.of(DemandSource.DISCUSSION, said[known]));
        Backtest next = new Backtest(10, 1, 1);
        assertThat(ratio(next.run(series, listening))).isLessThan(ratio(next.run(series, ScoredForecast.ofHistory(1))));
    }

    @Test
    @DisplayName("before something first came there was no season: nothing of it is in the forecast")
    void late() {
        long[] series = {0, 0, 0, 0, 0, 0, 0, 40, 44, 36, 40, 44, 36, 40, 44, 36, 40};
        assertThat(ScoredForecast.ofHistory(3).next(series, 3)).containsExactly(44, 36, 40);
    }

    @Test
    @DisplayName("series that are too short or out of range are refused, and nothing at all is foreseen as nothing")
    void badInput() {
        Backtest test = new Backtest(4, 2, 1);
        assertThatThrownBy(() -> test.run(new long[4], new SeasonalNaive(1))).hasMessageContaining("more than 4");
        assertThatThrownBy(() -> test.run(new long[] {1, 2, -3, 4, 5}, new SeasonalNaive(1)))
                .hasMessageContaining("period 2");
        assertThatThrownBy(() -> test.run(new long[6], (known, periods) -> new long[9]))
                .hasMessageContaining("foreseen");
        assertThatThrownBy(() -> new Backtest(0, 1, 1)).hasMessageContaining("first");
        assertThatThrownBy(() -> ScoredForecast.ofHistory(4).next(new long[0], 1))
                .hasMessageContaining("known");
        assertThat(ScoredForecast.ofHistory(3).next(new long[20], 3)).containsExactly(0, 0, 0);
        assertThat(test.run(new long[9], ScoredForecast.ofHistory(3)).ratio(2, RoundingMode.UP))
                .isEmpty();
    }

    @Property(tries = 200)
    void sumsWhatEachOriginSeesOfThePast(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int horizon,
            @ForAll @IntRange(min = 1, max = 5) int step) {
        Random random = new Random(seed);
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            values.add((long) random.nextInt(50));
        }
        long[] series = values.stream().mapToLong(Long::longValue).toArray();
        long error = 0;
        long actual = 0;
        for (int origin = 7; origin < 30; origin += step) {
            for (int t = origin; t < Math.min(30, origin + horizon); t++) {
                int source = t;
                while (source >= origin) {
                    source -= 7;
                }
                error += Math.abs(values.get(source) - values.get(t));
                actual += values.get(t);
            }
        }
        assertThat(new Backtest(7, horizon, step).run(series, new SeasonalNaive(7)))
                .isEqualTo(new Wape(error, actual));
    }
}
