package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Ranking;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

@Label("EASE, against the dense formula:")
class EasePropertyTest {

    @Property(tries = 100)
    @Label("weights, scores, order and reasons are those of the formula")
    void formula(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 20) int members,
            @ForAll @IntRange(min = 2, max = 30) int items,
            @ForAll @DoubleRange(min = 0.1, max = 500) double regularisation) {
        Interactions interactions = RandomInteractions.of(seed, members, items);
        DenseItemModel model = new Ease(regularisation).fit(interactions, FitOptions.threads(2));
        double[][] x = RandomInteractions.dense(interactions);
        double[][] expected = formula(x, regularisation);

        float[] weights = model.columns().floats("weights");
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                assertThat((double) weights[i * items + j])
                        .isCloseTo(expected[i][j], within(1e-5 * Math.max(Math.abs(expected[i][j]), 1e-3)));
            }
        }
        for (int member = 0; member < members; member++) {
            compare(model, Profile.of(interactions, member), x[member], expected);
        }
    }

    private static void compare(DenseItemModel model, Profile profile, double[] row, double[][] weights) {
        Ranking ranking = Ranking.of(model.items(), row.length);
        model.rank(profile, ranking);
        int positive = 0;
        for (int item = 0; item < row.length; item++) {
            positive += !profile.contains(item) && score(row, weights, item) > 1e-6 ? 1 : 0;
        }
        assertThat(ranking.size()).isGreaterThanOrEqualTo(positive);
        for (int place = 0; place < ranking.size(); place++) {
            int item = ranking.item(place);
            assertThat(profile.contains(item)).isFalse();
            assertThat(ranking.score(place)).isCloseTo(score(row, weights, item), within(1e-5));
            assertThat(ranking.score(place)).isLessThanOrEqualTo(ranking.score(Math.max(0, place - 1)));
            assertThat(model.because(profile, item).stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(ranking.score(place), within(1e-12));
        }
    }

    private static double score(double[] row, double[][] weights, int item) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * weights[j][item];
        }
        return sum;
    }

    private static double[][] formula(double[][] x, double regularisation) {
        int n = x[0].length;
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (double[] row : x) {
                    gram[i][j] += row[i] * row[j];
                }
            }
            gram[i][i] += regularisation;
        }
        double[][] p = RandomInteractions.solve(gram, RandomInteractions.unit(n));
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights[i][j] = i == j ? 0 : -p[i][j] / p[j][j];
            }
        }
        return weights;
    }
}
