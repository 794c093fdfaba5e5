package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DppTest {

    @Test
    @DisplayName("Each choice multiplies the determinant the most")
    void determinants() {
        for (double alpha : new double[] {0, 0.5, 3}) {
            Dpp dpp = Dpp.of(alpha);
            for (int seed = 0; seed < 40; seed++) {
                greedy(dpp, alpha, Integer.MAX_VALUE, 12 + seed % 7, 1 + seed % 12, seed);
            }
        }
    }

    @Test
    @DisplayName("With a window each choice multiplies the determinant over the last of them the most")
    void windows() {
        for (int window = 2; window < 7; window++) {
            for (double alpha : new double[] {0, 1}) {
                Dpp dpp = Dpp.windowed(alpha, window);
                for (int seed = 0; seed < 25; seed++) {
                    greedy(dpp, alpha, window, 18, 18, seed);
                }
            }
        }
    }

    /** Each choice is as good as the best by definition, to a billionth, and the best by definition is chosen where it is so by more. */
    private static void greedy(Dpp dpp, double alpha, int window, int n, int k, long seed) {
        double[] relevance = Samples.relevance(n, seed);
        Similarity similarity = Samples.smooth(n, seed);
        List<Integer> chosen = select(dpp, relevance, similarity, k);
        assertThat(chosen).hasSize(Math.min(k, n)).doesNotHaveDuplicates();
        for (int at = 0; at < chosen.size(); at++) {
            List<Integer> before = chosen.subList(Math.max(0, at - Math.min(at, window - 1)), at);
            List<Integer> gone = chosen.subList(0, at);
            double best = IntStream.range(0, n)
                    .filter(i -> !gone.contains(i))
                    .mapToDouble(i -> with(alpha, relevance, similarity, before, i))
                    .max()
                    .orElseThrow();
            assertThat(with(alpha, relevance, similarity, before, chosen.get(at)))
                    .isGreaterThanOrEqualTo(best * (1 - 1e-9));
        }
    }

    private static double with(double alpha, double[] relevance, Similarity similarity, List<Integer> set, int item) {
        List<Integer> more = new ArrayList<>(set);
        more.add(item);
        return NaiveSelection.determinant(alpha, relevance, similarity, more);
    }

    @Test
    @DisplayName(
            "Two of two candidates are as likely as any pair could be: the greedy pair of orthogonal ones is the best of all pairs")
    void pairs() {
        double[] relevance = Samples.relevance(9, 5);
        Similarity distinct = (a, b) -> a == b ? 1 : 0;
        List<Integer> chosen = select(Dpp.of(2), relevance, distinct, 2);
        double got = NaiveSelection.determinant(2, relevance, distinct, chosen);
        for (int a = 0; a < 9; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(NaiveSelection.determinant(2, relevance, distinct, List.of(a, b)))
                        .isLessThanOrEqualTo(got);
            }
        }
    }

    @Test
    @DisplayName(
            "It stops where every candidate left is the same as a chosen one, and goes on once that left the window")
    void stops() {
        Similarity groups = Similarity.sameGroup(new int[] {1, 1, 2, 2, 2});
        double[] relevance = {0.9, 0.8, 0.7, 0.6, 0.5};
        assertThat(select(Dpp.of(1), relevance, groups, 5)).containsExactly(0, 2);
        assertThat(select(Dpp.windowed(1, 2), relevance, groups, 5)).containsExactly(0, 2, 1, 3);
        assertThat(select(Dpp.of(1), relevance, Similarity.sameGroup(new int[5]), 5))
                .containsExactly(0);
    }

    @Test
    @DisplayName("A quality of any size leaves the rest its digits: equal vectors are not chosen out of rounding")
    void large() {
        float[][] vectors = Samples.vectors(12, 3, 1);
        double[] relevance = Samples.relevance(12, 2);
        assertThat(select(Dpp.of(100), relevance, Similarity.cosine(vectors), 12))
                .hasSize(3);
    }

    @Test
    @DisplayName("It stops sooner where more must be left")
    void sooner() {
        double[] relevance = {1, 0.5};
        Similarity near = (a, b) -> a == b ? 1 : 0.8;
        assertThat(select(Dpp.of(1).stoppingAt(0.3), relevance, near, 2)).containsExactly(0, 1);
        assertThat(select(Dpp.of(1).stoppingAt(0.4), relevance, near, 2)).containsExactly(0);
    }

    @Test
    @DisplayName("Of equals the more relevant comes first, then the lower index")
    void ties() {
        Similarity distinct = (a, b) -> a == b ? 1 : 0;
        assertThat(select(Dpp.of(0), new double[] {0.2, 0.7, 0.7}, distinct, 3)).containsExactly(1, 2, 0);
    }

    @Test
    @DisplayName(
            "None of none, none of some, all where more are asked, and the same with a memory that was used for more")
    void ends() {
        Similarity distinct = (a, b) -> a == b ? 1 : 0;
        assertThat(select(Dpp.of(1), new double[0], distinct, 3)).isEmpty();
        assertThat(select(Dpp.of(1), new double[] {1}, distinct, 0)).isEmpty();
        assertThat(select(Dpp.of(1), new double[] {0.1, 1}, distinct, 9)).containsExactly(1, 0);
        Dpp used = Dpp.windowed(1, 3);
        for (int n : new int[] {5, 30, 2, 12, 31, 30}) {
            double[] relevance = Samples.relevance(n, n);
            Similarity similarity = Samples.smooth(n, n);
            assertThat(select(used, relevance, similarity, n))
                    .isEqualTo(select(Dpp.windowed(1, 3), relevance, similarity, n));
        }
    }

    @Test
    @DisplayName("Numbers out of range are refused by name")
    void refused() {
        assertThatThrownBy(() -> Dpp.of(Double.NaN)).hasMessageContaining("alpha of the DPP");
        assertThatThrownBy(() -> Dpp.of(-1)).hasMessageContaining("alpha of the DPP");
        assertThatThrownBy(() -> Dpp.windowed(1, 1)).hasMessage("window of the DPP must be 2 or more, got 1");
        assertThatThrownBy(() -> Dpp.of(1).stoppingAt(0)).hasMessageContaining("epsilon of the DPP");
        assertThatThrownBy(() -> select(Dpp.of(1), new double[] {Double.NaN}, (a, b) -> 1, 1))
                .hasMessageContaining("relevance of candidate 0")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> select(Dpp.of(2), new double[] {151}, (a, b) -> 1, 1))
                .hasMessage("alpha times relevance of candidate 0 must be from -300.0 to 300.0, got 302.0");
    }

    private static List<Integer> select(Dpp dpp, double[] relevance, Similarity similarity, int k) {
        int[] order = new int[relevance.length];
        return Samples.list(order, dpp.select(relevance.length, relevance, similarity, k, order));
    }
}
