package io.communitykit.recommend.candidate.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Given;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.evaluate.Popularity;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.internal.SplitMix64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The paired bootstrap")
class PairedBootstrapTest {

    private static final FitOptions ONE = FitOptions.threads(1);

    @ParameterizedTest
    @ValueSource(ints = {9_500, 8_000})
    @DisplayName("covers the true difference at its level, within three standard errors of 1,000 samples")
    void coverage(int level) {
        // A member's values: the first 0 to 1, the second near it and lower by 0.1 on average.
        int covered = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            SplitMix64 draws = new SplitMix64(seed * 31);
            double[] first = new double[200];
            double[] second = new double[200];
            for (int i = 0; i < first.length; i++) {
                first[i] = draws.unit();
                second[i] = first[i] - 0.2 * draws.unit();
            }
            PairedDifference difference = new PairedBootstrap(level, 500, seed).compare(first, second, Metric.NDCG);
            covered += difference.low() <= 0.1 && 0.1 <= difference.high() ? 1 : 0;
        }
        double share = level / 10_000.0;
        assertThat(covered / 1_000.0).isEqualTo(share, within(3 * Math.sqrt(share * (1 - share) / 1_000)));
    }

    @Test
    @DisplayName("is as wide as the binomial distribution says where members differ by 1 or by 0")
    void width() {
        // Half of 100 members are 1 better: the mean of a resample is binomial(100, 1/2) / 100, whose 2.5 and 97.5 per
        // cent points are 0.4 and 0.6.
        double[] first = new double[100];
        for (int i = 0; i < 50; i++) {
            first[2 * i] = 1;
        }
        PairedDifference difference = PairedBootstrap.of(1).compare(first, new double[100], Metric.HIT_RATE);
        assertThat(difference.low()).isEqualTo(0.4);
        assertThat(difference.high()).isEqualTo(0.6);
        assertThat(difference.difference()).isEqualTo(0.5);
        assertThat(difference.probability()).isEqualTo(1);
        assertThat(difference.members()).isEqualTo(100);
        assertThat(PairedBootstrap.of(1).compare(first, new double[100], Metric.HIT_RATE))
                .isEqualTo(difference);
    }

    @Test
    @DisplayName("of a model with itself says nothing either way")
    void itself() {
        double[] same = {0.5, 0, 1};
        PairedDifference difference = PairedBootstrap.of(1).compare(same, same, Metric.MAP);
        assertThat(difference).isEqualTo(new PairedDifference(Metric.MAP, 0.5, 0.5, 0, 0, 0, 0.5, 3));
    }

    @Test
    @DisplayName("of few members that gain and more that lose has the probability that counting gives")
    void probability() {
        // One of three gains 1, one loses 1: of 27 resamples 10 are above 0 and 7 at 0.
        PairedDifference difference = new PairedBootstrap(9_500, 200_000, 4)
                .compare(new double[] {1, 0, 0}, new double[] {0, 1, 0}, Metric.MRR);
        assertThat(difference.probability()).isEqualTo((10 + 3.5) / 27, within(0.004));
        assertThat(difference.low()).isEqualTo(-1);
        assertThat(difference.high()).isEqualTo(1);
    }

    @Test
    @DisplayName("compares evaluations of the same members, places and ideal only")
    void evaluations() {
        Interactions train = Given.of("m a b", "n a c", "o b");
        Interactions test = Given.of("m c", "n b", "o a");
        EvaluationResult first =
                evaluated(train, Evaluation.builder(train, test).places(1), 1);
        EvaluationResult second =
                evaluated(train, Evaluation.builder(train, test).places(1), -1);
        PairedDifference difference = PairedBootstrap.of(1).compare(first, second, Metric.RECALL);
        assertThat(difference.first()).isEqualTo(1);
        assertThat(difference.second()).isEqualTo(2 / 3.0, within(1e-15));
        assertThat(difference.difference()).isEqualTo(1 / 3.0, within(1e-15));

        EvaluationResult more = evaluated(train, Evaluation.builder(train, test).places(2), 1);
        assertThatThrownBy(() -> PairedBootstrap.of(1).compare(first, more, Metric.RECALL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("places and ideal");
        EvaluationResult fewer =
                evaluated(train, Evaluation.builder(train, Given.of("m c")).places(1), 1);
        assertThatThrownBy(() -> PairedBootstrap.of(1).compare(first, fewer, Metric.RECALL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("members of the second evaluation");
    }

    private static EvaluationResult evaluated(Interactions train, Evaluation.Builder builder, double factor) {
        return builder.build().evaluate(new Popularity(factor).fit(train, ONE), ONE);
    }

    @Test
    @DisplayName("refuses levels and rounds out of range")
    void ranges() {
        assertThatThrownBy(() -> new PairedBootstrap(10_000, 1_000, 1)).hasMessageContaining("level");
        assertThatThrownBy(() -> new PairedBootstrap(9_500, 99, 1)).hasMessageContaining("rounds");
    }
}
