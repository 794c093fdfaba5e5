package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against dense twins that solve exactly: conjugate gradients are exact after as many steps as there are neighbours. */
@Label("Linear models on neighbours")
class RidgeNeighboursPropertyTest {

    private static final int ITEMS = 7;

    @Property(tries = 300)
    @Label("solve each target's ridge regression on its nearest items")
    void ridge(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9 * ITEMS * 3 - 1) Integer> facts,
            @ForAll @IntRange(min = 1, max = 4) int neighbours,
            @ForAll @DoubleRange(min = 0.5, max = 20) double ridge,
            @ForAll @DoubleRange(max = 0.9) double balance,
            @ForAll @DoubleRange(max = 0.9) double sources,
            @ForAll @DoubleRange(max = 0.9) double targets) {
        Interactions interactions = interactions(facts);
        double[][] x = dense(interactions);

        SparseRows rows = new RidgeNeighbours(neighbours, ridge, balance, sources, targets, 100)
                .fit(interactions, FitOptions.threads(2))
                .rows();

        double[][] expected = twin(x, neighbours, ridge, balance, sources, targets);
        assertRows(rows, expected);
    }

    @Property(tries = 300)
    @Label("filter the graph of items by one step")
    void filter(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9 * ITEMS * 3 - 1) Integer> facts,
            @ForAll @DoubleRange(max = 1) double members,
            @ForAll @DoubleRange(max = 1) double sources,
            @ForAll @DoubleRange(max = 1) double targets) {
        Interactions interactions = interactions(facts);
        double[][] x = dense(interactions);
        int items = x[0].length;
        double[][] expected = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                for (double[] row : x) {
                    double all =
                            IntStream.range(0, items).mapToDouble(k -> row[k]).sum();
                    expected[i][j] += i == j ? 0 : row[i] * Math.pow(all, -members) * row[j];
                }
                expected[i][j] *= Math.pow(degree(x, i), -sources) * Math.pow(degree(x, j), -targets);
            }
        }

        assertRows(
                new GraphFilter(members, sources, targets, 100)
                        .fit(interactions, FitOptions.threads(2))
                        .rows(),
                expected);
    }

    private static void assertRows(SparseRows rows, double[][] expected) {
        for (int i = 0; i < expected.length; i++) {
            double[] got = new double[expected.length];
            for (int at = rows.start(i); at < rows.end(i); at++) {
                got[rows.column(at)] = rows.value(at);
            }
            double most = 1e-3;
            for (int j = 0; j < expected.length; j++) {
                most = Math.max(most, Math.abs(expected[i][j]));
            }
            for (int j = 0; j < expected.length; j++) {
                assertThat(got[j]).as("%d to %d", i, j).isCloseTo(expected[i][j], within(2e-4 * most));
            }
        }
    }

    private static Interactions interactions(List<Integer> facts) {
        InteractionsBuilder builder = Interactions.builder();
        for (int fact : facts) {
            builder.addNumbered(
                    builder.add(new MemberId("成员" + fact % 9)),
                    builder.add(new ItemId("i" + fact / 9 % ITEMS)),
                    1 + fact / 9 / ITEMS);
        }
        return builder.build();
    }

    private static double[][] dense(Interactions interactions) {
        SparseRows rows = interactions.byMember();
        double[][] x = new double[rows.rows()][rows.columns()];
        for (int member = 0; member < x.length; member++) {
            for (int at = rows.start(member); at < rows.end(member); at++) {
                x[member][rows.column(at)] = rows.value(at);
            }
        }
        return x;
    }

    private static double degree(double[][] x, int item) {
        double sum = 0;
        for (double[] row : x) {
            sum += row[item];
        }
        return sum;
    }

    private static double[][] twin(
            double[][] x, int neighbours, double ridge, double balance, double sources, double targets) {
        int items = x[0].length;
        double[][] gram = new double[items][items];
        for (double[] row : x) {
            double all = 0;
            for (double each : row) {
                all += each;
            }
            for (int i = 0; i < items; i++) {
                for (int j = 0; j < items; j++) {
                    gram[i][j] += row[i] * row[j] / Math.sqrt(all);
                }
            }
        }
        double mean = IntStream.range(0, items).mapToDouble(i -> gram[i][i]).sum() / items;
        double unit = 1;
        double largest = Stream.of(x).flatMapToDouble(DoubleStream::of).max().orElseThrow();
        while (unit * largest >= 4) {
            unit /= 4;
        }
        double[][] result = new double[items][items];
        for (int j = 0; j < items; j++) {
            int target = j;
            // As floats, in which near ties are ties.
            List<Integer> nearest = IntStream.range(0, items)
                    .boxed()
                    .filter(i -> i != target && gram[target][i] > 0)
                    .sorted(Comparator.comparingDouble(
                                    (Integer i) -> -(float) gram[target][i] * (1 / Math.sqrt(degree(x, i))))
                            .thenComparing(i -> i))
                    .limit(neighbours)
                    .toList();
            double[] solution = solved(gram, nearest, target, ridge, balance, mean);
            for (int a = 0; a < nearest.size(); a++) {
                int i = nearest.get(a);
                result[i][target] = solution[a]
                        * Math.pow(unit * degree(x, i), -sources)
                        * Math.pow(unit * degree(x, target), -targets);
            }
        }
        return result;
    }

    // Gauss with pivots.
    private static double[] solved(
            double[][] gram, List<Integer> of, int target, double ridge, double balance, double mean) {
        int size = of.size();
        List<double[]> rows = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            double[] row = new double[size + 1];
            for (int b = 0; b < size; b++) {
                row[b] = gram[of.get(a)][of.get(b)];
            }
            row[a] += ridge * mean * Math.pow(Math.max(1e-3, gram[of.get(a)][of.get(a)] / mean), balance);
            row[size] = gram[of.get(a)][target];
            rows.add(row);
        }
        for (int column = 0; column < size; column++) {
            int c = column;
            rows.subList(column, size).sort(Comparator.comparingDouble(row -> -Math.abs(row[c])));
            for (int other = 0; other < size; other++) {
                if (other != column) {
                    double factor = rows.get(other)[column] / rows.get(column)[column];
                    for (int k = column; k <= size; k++) {
                        rows.get(other)[k] -= factor * rows.get(column)[k];
                    }
                }
            }
        }
        double[] solution = new double[size];
        for (int a = 0; a < size; a++) {
            solution[a] = rows.get(a)[size] / rows.get(a)[a];
        }
        return solution;
    }
}
