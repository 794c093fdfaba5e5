package io.communitykit.recommend.candidate.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.internal.Gram;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

@Label("Alternating least squares, against dense equations:")
class ImplicitAlsPropertyTest {

    private static final FitOptions TWO = FitOptions.threads(2);

    @Property(tries = 100)
    @Label("a half-step solves each row's equations over all columns")
    void halfStep(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 15) int members,
            @ForAll @IntRange(min = 2, max = 25) int items,
            @ForAll @IntRange(min = 1, max = 21) int factors,
            @ForAll @DoubleRange(min = 0, max = 1) double scaling) {
        Interactions interactions = RandomInteractions.of(seed, members, items);
        AlsObjective objective = new AlsObjective(3, 0.1, scaling);
        double[][] others = random(seed, items, factors);
        double[][] into = random(seed + 1, members, factors);

        AlsHalfStep.solve("members", interactions.byMember(), others, into, objective, TWO);

        double[][] dense = RandomInteractions.dense(interactions);
        for (int member = 0; member < members; member++) {
            double[] expected = solve(dense[member], others, 3, 0.1, scaling);
            for (int k = 0; k < factors; k++) {
                assertThat(into[member][k]).isCloseTo(expected[k], within(1e-7));
            }
        }
    }

    @Property(tries = 8)
    @Label("and so it does with more factors than fit into a few tiles")
    void manyFactors(@ForAll long seed, @ForAll @IntRange(min = 33, max = 75) int factors) {
        Interactions interactions = RandomInteractions.of(seed, 6, 90);
        double[][] others = random(seed, 90, factors);
        double[][] into = random(seed + 1, 6, factors);

        AlsHalfStep.solve("members", interactions.byMember(), others, into, new AlsObjective(3, 0.1, 0.5), TWO);

        double[][] dense = RandomInteractions.dense(interactions);
        for (int member = 0; member < 6; member++) {
            double[] expected = solve(dense[member], others, 3, 0.1, 0.5);
            for (int k = 0; k < factors; k++) {
                assertThat(into[member][k]).isCloseTo(expected[k], within(1e-6));
            }
        }
    }

    @Property(tries = 8)
    @Label("the products of columns are what every row gives, whatever tile they are in")
    void gram(@ForAll long seed, @ForAll @IntRange(min = 33, max = 75) int factors) {
        double[][] matrix = random(seed, 11, factors);

        double[][] gram = Gram.of("test", matrix, factors, TWO);

        for (int i = 0; i < factors; i++) {
            for (int j = 0; j <= i; j++) {
                double expected = 0;
                for (double[] row : matrix) {
                    expected += row[i] * row[j];
                }
                assertThat(gram[i][j]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Property(tries = 30)
    @Label("what is minimised never rises from round to round, and falls from the first to the last")
    void objective(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int factors,
            @ForAll @DoubleRange(min = 0, max = 1) double scaling) {
        Interactions interactions = RandomInteractions.of(seed, 14, 18);
        double[][] dense = RandomInteractions.dense(interactions);
        double first = Double.MAX_VALUE;
        double last = Double.MAX_VALUE;
        for (int rounds = 1; rounds <= 6; rounds++) {
            FactorModel model = new ImplicitAls(factors, rounds, 5, 0.05, scaling, seed).fit(interactions, TWO);
            double now = loss(dense, factors(model, factors), 5, 0.05, scaling);
            assertThat(now).isLessThanOrEqualTo(last * (1 + 1e-5));
            last = now;
            first = rounds == 1 ? now : first;
        }
        assertThat(last).isLessThan(first);
    }

    @Property(tries = 60)
    @Label("scores are products with the factors that solve the profile's equations, and reasons add up to them")
    void scores(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int factors,
            @ForAll @DoubleRange(min = 0, max = 1) double scaling) {
        Interactions interactions = RandomInteractions.of(seed, 12, 17);
        FactorModel model = new ImplicitAls(factors, 3, 5, 0.05, scaling, seed).fit(interactions, TWO);
        double[][] dense = RandomInteractions.dense(interactions);
        double[][] y = factors(model, factors);
        for (int member = 0; member < 12; member++) {
            double[] x = solve(dense[member], y, 5, 0.05, scaling);
            compare(model, Profile.of(interactions, member), x, y);
        }
    }

    private static void compare(FactorModel model, Profile profile, double[] x, double[][] y) {
        Ranking ranking = Ranking.of(model.items(), y.length);
        model.rank(profile, ranking);
        int positive = 0;
        for (int item = 0; item < y.length; item++) {
            positive += !profile.contains(item) && product(x, y[item]) > 1e-6 ? 1 : 0;
        }
        assertThat(ranking.size()).isGreaterThanOrEqualTo(positive);
        for (int place = 0; place < ranking.size(); place++) {
            int item = ranking.item(place);
            assertThat(profile.contains(item)).isFalse();
            assertThat(ranking.score(place)).isCloseTo(product(x, y[item]), within(1e-7));
            assertThat(ranking.score(place)).isLessThanOrEqualTo(ranking.score(Math.max(0, place - 1)));
            assertThat(model.because(profile, item).stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(ranking.score(place), within(1e-9));
        }
    }

    private static double loss(
            double[][] dense, double[][] y, double confidence, double regularisation, double scaling) {
        double loss = 0;
        double[] weightsOfItems = new double[y.length];
        for (double[] row : dense) {
            double[] x = solve(row, y, confidence, regularisation, scaling);
            double weights = 0;
            for (int item = 0; item < y.length; item++) {
                double error = (row[item] > 0 ? 1 : 0) - product(x, y[item]);
                loss += (1 + confidence * row[item]) * error * error;
                weights += row[item];
                weightsOfItems[item] += row[item];
            }
            loss += regularisation * Math.pow(y.length + confidence * weights, scaling) * product(x, x);
        }
        for (int item = 0; item < y.length; item++) {
            double cost = Math.pow(dense.length + confidence * weightsOfItems[item], scaling);
            loss += regularisation * cost * product(y[item], y[item]);
        }
        return loss;
    }

    /** The equations of one row, with every column, solved by Gauss. */
    private static double[] solve(
            double[] row, double[][] y, double confidence, double regularisation, double scaling) {
        int size = y[0].length;
        double[][] matrix = new double[size][size];
        double[][] side = new double[size][1];
        double confidences = 0;
        for (int item = 0; item < row.length; item++) {
            double c = 1 + confidence * row[item];
            confidences += c;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] += c * y[item][i] * y[item][j];
                }
                side[i][0] += row[item] > 0 ? c * y[item][i] : 0;
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i][i] += regularisation * Math.pow(confidences, scaling);
        }
        double[][] solved = RandomInteractions.solve(matrix, side);
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = solved[i][0];
        }
        return x;
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static double[][] factors(FactorModel model, int size) {
        float[] flat = model.columns().floats("factors");
        double[][] factors = new double[flat.length / size][size];
        for (int i = 0; i < flat.length; i++) {
            factors[i / size][i % size] = flat[i];
        }
        return factors;
    }

    private static double[][] random(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextDouble() - 0.5;
            }
        }
        return matrix;
    }
}
