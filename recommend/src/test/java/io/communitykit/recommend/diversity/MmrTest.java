package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MmrTest {

    @Test
    @DisplayName("It chooses what its definition chooses, again and again with one memory")
    void definition() {
        Mmr[] all = {new Mmr(0), new Mmr(0.3), new Mmr(0.7), new Mmr(1)};
        double[] lambdas = {0, 0.3, 0.7, 1};
        for (int seed = 0; seed < 60; seed++) {
            int n = seed % 25;
            double[] relevance = Samples.relevance(n, seed);
            for (Similarity similarity : Samples.similarities(n, seed)) {
                for (int i = 0; i < all.length; i++) {
                    int k = seed % 11;
                    assertThat(select(all[i], relevance, similarity, k))
                            .isEqualTo(NaiveSelection.mmr(lambdas[i], relevance, similarity, k));
                }
            }
        }
    }

    @Test
    @DisplayName("With many ties it still chooses what its definition chooses")
    void coarse() {
        Mmr mmr = new Mmr(0.5);
        for (int seed = 0; seed < 60; seed++) {
            double[] relevance = Samples.relevance(20, seed);
            Arrays.setAll(relevance, i -> Math.rint(relevance[i] * 3) / 4);
            Similarity similarity = Similarity.sameGroup(Samples.groups(20, 3, seed));
            assertThat(select(mmr, relevance, similarity, 20))
                    .isEqualTo(NaiveSelection.mmr(0.5, relevance, similarity, 20));
        }
    }

    @Test
    @DisplayName("An author's second post waits for those of others")
    void authors() {
        Similarity authors = Similarity.sameGroup(new int[] {1, 1, 1, 2});
        assertThat(select(new Mmr(0.7), new double[] {1, 0.9, 0.8, 0.6}, authors, 4))
                .containsExactly(0, 3, 1, 2);
    }

    @Test
    @DisplayName("Of equals the more relevant comes first, then the lower index; one author alone comes by relevance")
    void ties() {
        assertThat(select(new Mmr(0), new double[] {0.2, 0.7, 0.7}, (a, b) -> a == b ? 1 : 0, 3))
                .containsExactly(1, 2, 0);
        assertThat(select(new Mmr(0.5), new double[] {0.2, 0.7, 0.5}, Similarity.sameGroup(new int[3]), 3))
                .containsExactly(1, 2, 0);
    }

    @Test
    @DisplayName("None of none, none of some, and all where more are asked")
    void ends() {
        assertThat(select(new Mmr(0.5), new double[0], (a, b) -> 1, 5)).isEmpty();
        assertThat(select(new Mmr(0.5), new double[] {1}, (a, b) -> 1, 0)).isEmpty();
        assertThat(select(new Mmr(0.5), new double[] {1, 0.5}, (a, b) -> 1, 9)).containsExactly(0, 1);
    }

    @Test
    @DisplayName("Numbers out of range are refused by name")
    void refused() {
        Mmr mmr = new Mmr(0.5);
        assertThatThrownBy(() -> new Mmr(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Mmr(1.1)).hasMessage("lambda of MMR must be from 0.0 to 1.0, got 1.1");
        assertThatThrownBy(() -> select(mmr, new double[] {0, Double.NaN}, (a, b) -> 1, 1))
                .hasMessage("relevance of candidate 1 must be from 0.0 to 1.0, got NaN");
        assertThatThrownBy(() -> select(mmr, new double[] {2}, (a, b) -> 1, 1)).hasMessageContaining("got 2.0");
        assertThatThrownBy(() -> select(mmr, new double[] {1}, (a, b) -> 1, -1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> mmr.select(2, new double[1], (a, b) -> 1, 1, new int[1]))
                .hasMessageContaining("got 2");
        assertThatThrownBy(() -> mmr.select(1, new double[1], (a, b) -> 1, 1, new int[0]))
                .hasMessageContaining("got 0");
    }

    private static List<Integer> select(Mmr mmr, double[] relevance, Similarity similarity, int k) {
        int[] order = new int[relevance.length];
        return Samples.list(order, mmr.select(relevance.length, relevance, similarity, k, order));
    }
}
