package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ridge regressions on neighbours")
class RidgeNeighboursTest {

    private static final FitOptions TWO = FitOptions.threads(2);

    private static SparseRows rows(Interactions interactions, double sources, double targets, int keep) {
        return new RidgeNeighbours(20, 2, 0.25, sources, targets, keep)
                .fit(interactions, TWO)
                .rows();
    }

    private static List<Integer> largest(SparseRows rows, int source, int most) {
        return IntStream.range(rows.start(source), rows.end(source))
                .boxed()
                .sorted(Comparator.comparingDouble(at -> -Math.abs(rows.value(at))))
                .limit(most)
                .map(rows::column)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.5, 0.6", "0.9, 0", "0, 0"})
    @DisplayName("keep the coefficients of a source that are largest to either side once targets are damped")
    void kept(double sources, double targets) {
        // Item 0 is with all members, so that damping of targets takes it out of the largest.
        Interactions interactions = RandomInteractions.of(4, 30, 40);
        SparseRows all = rows(interactions, sources, targets, 100_000);
        SparseRows plain = rows(interactions, 0, 0, 100_000);
        int keep = 6;

        SparseRows cut = rows(interactions, sources, targets, keep);

        int cutRows = 0;
        int otherThanPlain = 0;
        for (int source = 0; source < 40; source++) {
            cutRows += all.count(source) > keep ? 1 : 0;
            assertThat(largest(cut, source, 40)).isEqualTo(largest(all, source, keep));
            otherThanPlain += largest(plain, source, keep).equals(largest(all, source, keep)) ? 0 : 1;
            for (int at = cut.start(source); at < cut.end(source); at++) {
                int target = cut.column(at);
                int same = IntStream.range(all.start(source), all.end(source))
                        .filter(i -> all.column(i) == target)
                        .findFirst()
                        .orElseThrow();
                assertThat(cut.value(at)).isEqualTo(all.value(same));
            }
        }
        assertThat(cutRows).as("rows that were cut").isGreaterThan(20);
        assertThat(otherThanPlain > 5).as("rows that damping cuts otherwise").isEqualTo(targets > 0);
    }
}
