package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The same data with all weights times a number. */
    private static Interactions times(double factor) {
        Interactions plain = RandomInteractions.of(4, 30, 40);
        InteractionsBuilder builder = RandomInteractions.empty(30, 40);
        for (int member = 0; member < 30; member++) {
            for (int at = plain.byMember().start(member); at < plain.byMember().end(member); at++) {
                builder.addNumbered(
                        member, plain.byMember().column(at), plain.byMember().value(at) * factor);
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-120, 0x1p-99, 0x1p-7, 0x1p36})
    @DisplayName("are the same whatever all weights are multiplied with, and have coefficients then as well")
    void scaled(double factor) {
        SparseRows plain = rows(times(1), 0, 0, 100);
        SparseRows scaled = rows(times(factor), 0, 0, 100);

        assertThat(plain.size()).isGreaterThan(400);
        assertThat(scaled.size()).isEqualTo(plain.size());
        for (int at = 0; at < plain.size(); at++) {
            assertThat(scaled.column(at)).isEqualTo(plain.column(at));
            assertThat(scaled.value(at)).isCloseTo(plain.value(at), within(1e-5f));
        }
    }

    @Test
    @DisplayName("of weights that are next to nothing rank as those of weights of 1 do")
    void tiny() {
        Interactions plain = times(1);
        Interactions tiny = times(1e-36);
        Interactions least = times(1e-40);
        RidgeNeighbours algorithm = new RidgeNeighbours(20, 2, 0.25, 0.3, 0.2, 100);
        RidgeNeighbours damped = new RidgeNeighbours(20, 2, 0.25, 1, 1, 100);

        assertThat(new TunedRidge(1).choose(times(0x1p-120), TWO)).isEqualTo(new TunedRidge(1).choose(plain, TWO));
        for (int member = 2; member < 6; member++) {
            int[] ranked = ranked(algorithm, tiny, member);
            assertThat(ranked).hasSize(5).isEqualTo(ranked(algorithm, plain, member));
            assertThat(ranked(damped, tiny, member)).hasSize(5).isEqualTo(ranked(damped, plain, member));
            assertThat(ranked(new TunedRidge(1), least, member)).hasSize(5);
        }
    }

    private static int[] ranked(Algorithm algorithm, Interactions interactions, int member) {
        Model model = algorithm.fit(interactions, TWO);
        Ranking ranking = Ranking.of(model.items(), 5);
        model.rank(Profile.of(interactions, member), ranking);
        return ranking.toArray();
    }
}
