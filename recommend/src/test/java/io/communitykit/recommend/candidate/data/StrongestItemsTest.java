package io.communitykit.recommend.candidate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.neighbour.Rp3Beta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Of members who did very much the strongest items count:")
class StrongestItemsTest {

    private static final int MOST = Interactions.MOST_FITTED;

    /** A member with 60 items more than are fitted, the last 30 of them strong, and one with few. */
    private static Interactions crawler() {
        InteractionsBuilder builder = RandomInteractions.empty(2, MOST + 60);
        for (int item = 0; item < MOST + 60; item++) {
            builder.addNumbered(0, item, item < MOST + 30 ? 1 : 3);
        }
        builder.addNumbered(1, MOST - 5, 1);
        builder.addNumbered(1, MOST - 31, 1);
        return builder.build();
    }

    static Stream<Algorithm> algorithms() {
        return Stream.of(GraphFilter.STANDARD, new ItemKnn(5, ItemSimilarity.cosine(), 0), new Rp3Beta(5, 0.6, 0.2));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    @DisplayName("a fit is that of the strongest, and says how many pairs that are")
    void fitted(Algorithm algorithm) {
        Interactions all = crawler();
        List<String> told = new ArrayList<>();

        ItemModel model = (ItemModel) algorithm.fit(all, FitOptions.threads(2).telling((stage, done, of) -> {
            if (stage.equals("strongest items")) {
                told.add(done + " of " + of);
            }
        }));

        assertThat(told).containsExactly((MOST + 2) + " of " + (MOST + 62));
        // The lowest of the weak ones stayed; the others lead nowhere and nothing leads to them.
        SparseRows back = model.rows().transposed();
        assertThat(model.rows().count(MOST - 31) + back.count(MOST - 31)).isPositive();
        assertThat(model.rows().count(MOST - 30) + back.count(MOST - 30)).isZero();
        assertThat(model.rows().count(MOST + 30) + back.count(MOST + 30)).isPositive();
    }

    @Test
    @DisplayName("where nobody did so much, nothing changes and nothing is told")
    void few() {
        Interactions few = RandomInteractions.of(5, 20, 30);
        assertThat(few.strongest(30)).isSameAs(few);
        List<String> told = new ArrayList<>();
        GraphFilter.STANDARD.fit(few, FitOptions.threads(1).telling((stage, done, of) -> told.add(stage)));
        assertThat(told).isNotEmpty().doesNotContain("strongest items");
        assertThatThrownBy(() -> few.strongest(0)).isInstanceOf(InvalidValueException.class);
    }

    @Property(tries = 200)
    void keepsTheStrongestOfEachAndOfEqualOnesTheLowest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int most) {
        Interactions all = RandomInteractions.of(seed, 12, 15);
        double[][] before = RandomInteractions.dense(all);
        double[][] after = RandomInteractions.dense(all.strongest(most));
        for (int member = 0; member < before.length; member++) {
            double[] row = before[member];
            Map<Integer, Double> expected = new TreeMap<>();
            Stream.iterate(0, item -> item + 1)
                    .limit(row.length)
                    .filter(item -> row[item] > 0)
                    .sorted(Comparator.comparingDouble((Integer item) -> -row[item])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(most)
                    .forEach(item -> expected.put(item, row[item]));
            for (int item = 0; item < row.length; item++) {
                assertThat(after[member][item]).isEqualTo(expected.getOrDefault(item, 0.0));
            }
        }
    }
}
