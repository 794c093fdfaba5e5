package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class XquadTest {

    @Test
    @DisplayName("It chooses what its definition chooses, again and again with one memory")
    void definition() {
        double[] lambdas = {0, 0.4, 1};
        Xquad[] all = {new Xquad(0), new Xquad(0.4), new Xquad(1)};
        for (int seed = 0; seed < 80; seed++) {
            int n = seed % 23;
            double[] relevance = Samples.relevance(n, seed);
            double[] aspects = aspects(seed % 5, seed);
            double[] shares = Samples.relevance(n * aspects.length, seed + 1);
            Coverage coverage = (candidate, aspect) -> shares[candidate * aspects.length + aspect];
            for (int i = 0; i < all.length; i++) {
                assertThat(select(all[i], relevance, coverage, aspects, seed % 13))
                        .isEqualTo(NaiveSelection.xquad(lambdas[i], relevance, coverage, aspects, seed % 13));
            }
        }
    }

    private static double[] aspects(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count).map(share -> share / Math.max(1, count)).toArray();
    }

    @Test
    @DisplayName("An aspect that is covered wholly counts no more, and ties go to the more relevant")
    void covered() {
        Coverage coverage = (candidate, aspect) -> (candidate < 2) == (aspect == 0) ? 1 : 0;
        assertThat(select(new Xquad(1), new double[] {0.1, 0.9, 0.2, 0.8}, coverage, new double[] {0.6, 0.4}, 4))
                .containsExactly(1, 3, 2, 0);
    }

    @Test
    @DisplayName("None of none, none of some, all where more are asked, and relevance alone without aspects")
    void ends() {
        assertThat(select(new Xquad(0.5), new double[0], (c, a) -> 1, new double[] {1}, 5))
                .isEmpty();
        assertThat(select(new Xquad(0.5), new double[] {1}, (c, a) -> 1, new double[] {1}, 0))
                .isEmpty();
        assertThat(select(new Xquad(0.5), new double[] {0.1, 0.5}, (c, a) -> 1, new double[0], 9))
                .containsExactly(1, 0);
    }

    @Test
    @DisplayName("Numbers out of range are refused by name")
    void refused() {
        Xquad xquad = new Xquad(0.5);
        double[] one = {1};
        assertThatThrownBy(() -> new Xquad(-0.1)).hasMessageContaining("lambda of xQuAD");
        assertThatThrownBy(() -> select(xquad, new double[] {Double.NaN}, (c, a) -> 1, one, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> select(xquad, one, (c, a) -> Double.NaN, one, 1))
                .hasMessage("coverage of aspect 0 by candidate 0 must be 0 to 1, got NaN");
        assertThatThrownBy(() -> select(xquad, one, (c, a) -> 1, new double[] {Double.NaN}, 1))
                .hasMessageStartingWith("weight of aspect 0");
        assertThatThrownBy(() -> select(xquad, one, (c, a) -> 1, new double[] {0.6, 0.6}, 1))
                .hasMessage("sum of the weights of aspects must be at most 1, got 1.2");
    }

    private static List<Integer> select(Xquad xquad, double[] relevance, Coverage coverage, double[] aspects, int k) {
        int[] order = new int[relevance.length];
        return Samples.list(order, xquad.select(relevance.length, relevance, coverage, aspects, k, order));
    }
}
