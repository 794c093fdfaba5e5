package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.linear.RidgeSolver.Ridge;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The gram matrix of items")
class ItemGramTest {

    private static final FitOptions TWO = FitOptions.threads(2);
    private static final int ITEMS = 30;
    private static final int NEIGHBOURS = 4;

    /** Every pair counted, in the order of members; nothing cut. */
    private static double[][] dense(Interactions interactions) {
        double[][] gram = new double[ITEMS][ITEMS];
        for (double[] row : RandomInteractions.dense(interactions)) {
            double all = 0;
            for (double each : row) {
                all += each;
            }
            for (int i = 0; i < ITEMS; i++) {
                for (int j = 0; j < ITEMS && all > 0; j++) {
                    gram[i][j] += row[i] * (1 / Math.sqrt(all)) * row[j];
                }
            }
        }
        return gram;
    }

    /** The columns of a row's largest entries, equal ones by their number. */
    private static List<Integer> largest(double[] row, int most) {
        return IntStream.range(0, ITEMS)
                .boxed()
                .filter(i -> row[i] > 0)
                .sorted(Comparator.comparingDouble((Integer i) -> -row[i]).thenComparing(i -> i))
                .limit(most)
                .sorted()
                .toList();
    }

    private static List<Integer> listed(int[] columns) {
        return IntStream.of(columns).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 14, 30})
    @DisplayName("keeps the largest entries of each row, as many as the bound allows on the mean")
    void keeps(int keep) {
        Interactions interactions = RandomInteractions.of(keep, 25, ITEMS);
        double[][] dense = dense(interactions);

        ItemGram gram = ItemGram.of(interactions, NEIGHBOURS, keep * ITEMS + ITEMS / 2, TWO);

        int entries = 0;
        for (int item = 0; item < ITEMS; item++) {
            assertThat(listed(gram.columns[item])).isEqualTo(largest(dense[item], keep));
            for (int at = 0; at < gram.columns[item].length; at++) {
                assertThat(gram.values[item][at]).isCloseTo((float) dense[item][gram.columns[item][at]], within(1e-6f));
            }
            assertThat(gram.diagonal[item]).isCloseTo((float) dense[item][item], within(1e-6f));
            entries += gram.columns[item].length;
        }
        assertThat(entries).isBetween(1, keep * ITEMS);
    }

    @Test
    @DisplayName(
            "keeps one more than there are neighbours, since an item is none of its own, and refuses more than the bound")
    void refuses() {
        Interactions interactions = RandomInteractions.of(3, 25, ITEMS);

        // All but one item have something in common with all others.
        ItemGram enough = ItemGram.of(interactions, NEIGHBOURS, (NEIGHBOURS + 1) * (ITEMS - 1), TWO);

        assertThat(enough.columns[0]).hasSize(NEIGHBOURS + 1);
        assertThat(enough.columns[1]).isEmpty();
        assertThatThrownBy(() -> ItemGram.of(interactions, NEIGHBOURS, (NEIGHBOURS + 1) * (ITEMS - 1) - 1, TWO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("30 items")
                .hasMessageContaining("at most 144. Maybe fewer neighbours than 4");
    }

    @Test
    @DisplayName("keeps so many neighbours as standard that it has room for them, however many items there are")
    void standard() {
        for (int items : new int[] {1, 1_000, 200_000, 400_000, 1_000_000, 4_000_000, 50_000_000, Integer.MAX_VALUE}) {
            RidgeNeighbours standard = RidgeNeighbours.standard(items);
            assertThat(standard.neighbours()).isBetween(1, 1_000);
            assertThat((standard.neighbours() + 1L) * items).isLessThanOrEqualTo(Math.max(2L * items, ItemGram.MOST));
        }
        assertThat(RidgeNeighbours.standard(400_000).neighbours()).isEqualTo(158);
    }

    @Test
    @DisplayName("takes items that nobody has for as rare as the rarest")
    void floored() {
        Interactions interactions = RandomInteractions.of(5, 25, ITEMS);
        double least = Double.MAX_VALUE;
        for (int item = 0; item < ITEMS; item++) {
            least = item == 1 ? least : Math.min(least, interactions.byItem().sum(item));
        }

        ItemGram gram = ItemGram.of(interactions, NEIGHBOURS, ItemGram.MOST, TWO);

        // The gram matrix is of weights times a power of 4, which loses no digit.
        assertThat(gram.degrees[1] / gram.degrees[0])
                .isEqualTo(least / interactions.byItem().sum(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("where long rows were cut, what only one of two rows keeps counts in the regressions of both")
    void cut(long seed) {
        Interactions interactions = RandomInteractions.of(seed, 40, ITEMS);
        double[][] dense = dense(interactions);
        int keep = 7;
        double[][] kept = new double[ITEMS][ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            for (int other : largest(dense[item], keep)) {
                kept[item][other] = dense[item][other];
            }
        }
        List<Ridge> ridges = List.of(new Ridge(0.3, 0), new Ridge(2, 0.5));

        RidgeSolutions solutions = new RidgeSolver(interactions, NEIGHBOURS, keep * ITEMS, TWO).solve(ridges, TWO);

        int oneSided = 0;
        for (int ridge = 0; ridge < ridges.size(); ridge++) {
            double[][] got = new double[ITEMS][ITEMS];
            SparseRows rows = solutions.bySource(ridge);
            for (int source = 0; source < ITEMS; source++) {
                for (int at = rows.start(source); at < rows.end(source); at++) {
                    got[source][rows.column(at)] = rows.value(at);
                }
            }
            for (int target = 0; target < ITEMS; target++) {
                List<Integer> nearest = nearest(kept, interactions, target);
                double[][] block = new double[nearest.size()][nearest.size()];
                double[][] side = new double[nearest.size()][1];
                for (int a = 0; a < nearest.size(); a++) {
                    for (int b = 0; b < nearest.size(); b++) {
                        int i = nearest.get(a);
                        int j = nearest.get(b);
                        block[a][b] = Math.max(kept[i][j], kept[j][i]);
                        oneSided += kept[i][j] > 0 && kept[j][i] == 0 ? 1 : 0;
                    }
                    block[a][a] += added(ridges.get(ridge), dense, nearest.get(a));
                    side[a][0] = kept[target][nearest.get(a)];
                }
                double[][] expected = RandomInteractions.solve(block, side);
                double[] column = new double[ITEMS];
                for (int a = 0; a < nearest.size(); a++) {
                    column[nearest.get(a)] = expected[a][0];
                }
                for (int source = 0; source < ITEMS; source++) {
                    assertThat(got[source][target])
                            .as("%d to %d", source, target)
                            .isCloseTo(column[source], within(1e-4));
                }
            }
        }
        assertThat(oneSided).as("entries that one row alone keeps").isGreaterThan(20);
    }

    private static double added(Ridge ridge, double[][] dense, int item) {
        double mean = IntStream.range(0, ITEMS).mapToDouble(i -> dense[i][i]).sum() / ITEMS;
        return ridge.ridge() * mean * Math.pow(dense[item][item] / mean, ridge.balance());
    }

    private static List<Integer> nearest(double[][] kept, Interactions interactions, int target) {
        double[] telling = new double[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            telling[i] = i == target || kept[target][i] == 0
                    ? 0
                    : (float) kept[target][i]
                            * (1 / Math.sqrt(interactions.byItem().sum(i)));
        }
        return new ArrayList<>(largest(telling, NEIGHBOURS));
    }
}
