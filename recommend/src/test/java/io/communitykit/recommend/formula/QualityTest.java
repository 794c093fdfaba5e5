package io.communitykit.recommend.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Shares and means of little evidence")
class QualityTest {

    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    @DisplayName("Wilson's interval is that of Newcombe (1998), table I, method 3")
    void wilson(double successes, double trials, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(successes, trials, WilsonInterval.Z_95);

        assertThat(interval.low()).isEqualTo(low, within(0.00005));
        assertThat(interval.high()).isEqualTo(high, within(0.00005));
    }

    @Test
    @DisplayName("Wilson's interval is everything where nothing was seen")
    void wilsonOfNothing() {
        assertThat(WilsonInterval.of(0, 0, WilsonInterval.Z_95)).isEqualTo(new WilsonInterval(0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 1, 1",
        "2, 1, 1",
        "-1, 1, 1",
        "0, NaN, 1",
        "0, -1, 1",
        "0, Infinity, 1",
        "1, 2, NaN",
        "1, 2, 0",
        "1, 2, -1",
        "1, 2, 11"
    })
    @DisplayName("Wilson's interval refuses what is no share and no z")
    void wilsonBadInput(double successes, double trials, double z) {
        assertThatThrownBy(() -> WilsonInterval.of(successes, trials, z)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 100, 10, 2, 1, 10.78",
        "1, 100, 10, 2, 1, 16.67",
        "10, 100, 10, 10, 3, 11.82",
        "10, 20, 5, 10, 3, 26.00"
    })
    @DisplayName("A normalized rate is that of Metarank's table (doc, counters, rate normalization)")
    void rate(double weight, long impressions, long clicks, long seen, long clicked, double percent) {
        BetaPrior prior = BetaPrior.of(new Tally(clicks, impressions), weight);

        assertThat(100 * prior.mean(new Tally(clicked, seen))).isEqualTo(percent, within(0.005));
    }

    @Test
    @DisplayName("A uniform prior gives Laplace's rule of succession: (s + 1) / (n + 2)")
    void laplace() {
        assertThat(BetaPrior.UNIFORM.mean(new Tally(9, 10))).isEqualTo(10 / 12.0);
        assertThat(BetaPrior.UNIFORM.after(new Tally(9, 10))).isEqualTo(new BetaPrior(10, 2));
        assertThat(BetaPrior.JEFFREYS.mean(Tally.NONE)).isEqualTo(0.5);
    }

    @Test
    @DisplayName("A Bayesian average moves from the mean of everything to its own as ratings come in")
    void bayesianAverage() {
        BayesianAverage average = new BayesianAverage(3.5, 10);

        assertThat(average.of(0, 0)).isEqualTo(3.5);
        assertThat(average.of(50, 10)).isEqualTo(4.25);
        assertThat(average.of(5_000_000, 1_000_000)).isEqualTo(5, within(0.0001));
    }

    @Test
    @DisplayName("Wikipedia's example of a standard deviation: eight marks of mean 5 and deviation 2")
    void deviation() {
        Spread marks = Spread.of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(marks).isEqualTo(new Spread(5, 2));
        assertThat(marks.z(9)).isEqualTo(2);
        assertThat(marks.z(2)).isEqualTo(-1.5);
    }

    @Test
    @DisplayName(
            "z-scores are NumPy's of the numbers in SciPy's documentation of zscore, which prints them of numbers with more digits")
    void zScores() {
        double[] values = {0.7972, 0.0767, 0.4383, 0.7866, 0.8091, 0.1954, 0.6307, 0.6599, 0.1065, 0.0508};
        double[] numpy = {
            1.12724554,
            -1.2469956,
            -0.05542642,
            1.09231569,
            1.16645923,
            -0.8558472,
            0.57858329,
            0.67480514,
            -1.14879659,
            -1.33234306
        };
        double[] printed = {1.1273, -1.247, -0.0552, 1.0923, 1.1664, -0.8559, 0.5786, 0.6748, -1.1488, -1.3324};

        Spread spread = Spread.of(values);

        for (int i = 0; i < values.length; i++) {
            assertThat(spread.z(values[i])).isEqualTo(numpy[i], within(0.6e-8)).isEqualTo(printed[i], within(3e-4));
        }
    }

    @Test
    @DisplayName("A category that does not vary gives 0")
    void noSpread() {
        assertThat(Spread.of(4, 4, 4).z(9)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e13})
    @DisplayName("Numbers that are none, infinite or out of range are refused")
    void badNumbers(double bad) {
        assertThatThrownBy(() -> new BayesianAverage(bad, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BayesianAverage(1, bad)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BetaPrior(bad, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BetaPrior(1, bad)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Spread.of(1, bad)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Spread.of(1, 2).z(bad)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("Priors without weight and tallies that do not add up are refused")
    void badShapes() {
        assertThatThrownBy(() -> new BetaPrior(0, 1)).hasMessageContaining("successes assumed");
        assertThatThrownBy(() -> BetaPrior.of(new Tally(0, 10), 5)).hasMessageContaining("successes overall");
        assertThatThrownBy(() -> BetaPrior.of(new Tally(10, 10), 5)).hasMessageContaining("failures overall");
        assertThatThrownBy(() -> new Tally(2, 1)).hasMessageContaining("successes");
        assertThatThrownBy(() -> new Tally(0, -1)).hasMessageContaining("trials");
        assertThatThrownBy(() -> new BayesianAverage(3, 0)).hasMessageContaining("weight of a mean");
        assertThatThrownBy(() -> new BayesianAverage(3, 1).of(1, -1)).hasMessageContaining("ratings");
        assertThatThrownBy(Spread::of).hasMessageContaining("at least one");
    }
}
