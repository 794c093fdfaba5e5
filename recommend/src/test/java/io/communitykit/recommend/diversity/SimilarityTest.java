package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    private static final int N = 23;

    @Test
    @DisplayName("Each is 0 to 1, the same both ways, and 1 for a candidate and itself")
    void ranges() {
        for (long seed = 0; seed < 20; seed++) {
            for (Similarity similarity : Samples.similarities(N, seed)) {
                for (int a = 0; a < N; a++) {
                    assertThat(similarity.of(a, a)).isEqualTo(1);
                    for (int b = 0; b < N; b++) {
                        assertThat(similarity.of(a, b)).isBetween(0.0, 1.0).isEqualTo(similarity.of(b, a));
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("A row is its pairs, but for rounding, and goes no further than asked")
    void rows() {
        for (long seed = 0; seed < 20; seed++) {
            for (Similarity similarity : Samples.similarities(N, seed)) {
                for (int a = 0; a < N - 2; a++) {
                    double[] row = new double[N];
                    row[N - 1] = 7;
                    similarity.row(a, N - 1, row);
                    assertThat(row[N - 1]).isEqualTo(7);
                    for (int b = 0; b < N - 1; b++) {
                        assertThat(row[b]).isEqualTo(similarity.of(a, b), within(1e-14));
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("Each is positive semi-definite: its Cholesky factor with a hair on the diagonal exists")
    void positive() {
        for (long seed = 0; seed < 20; seed++) {
            for (Similarity similarity : Samples.similarities(N, seed)) {
                assertThat(smallestPivot(similarity)).isPositive();
            }
        }
    }

    @Test
    @DisplayName("Cosines cut to 0 where they are negative would not be")
    void cut() {
        // Four directions of a cross, turned by 45 degrees between: neighbours at 45 degrees, none of the others.
        double near = Math.sqrt(0.5);
        Similarity cut = (a, b) -> {
            int apart = Math.floorMod(a - b, 8);
            return apart == 0 ? 1 : apart == 1 || apart == 7 ? near : 0;
        };
        assertThat(smallestPivot(cut, 8)).isNegative();
    }

    private static double smallestPivot(Similarity similarity) {
        return smallestPivot(similarity, N);
    }

    private static double smallestPivot(Similarity similarity, int n) {
        double[][] factor = new double[n][n];
        double smallest = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double left = similarity.of(i, j) + (i == j ? 1e-9 : 0);
                for (int k = 0; k < j; k++) {
                    left -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    smallest = Math.min(smallest, left);
                    factor[i][i] = Math.sqrt(Math.max(left, 1e-18));
                } else {
                    factor[i][j] = left / factor[j][j];
                }
            }
        }
        return smallest;
    }

    @Test
    @DisplayName("Shared tags out of all, in any order and counted once; without tags nothing is alike")
    void jaccard() {
        Similarity similarity = Similarity.jaccard(new int[][] {{3, 1, 2, 2}, {2, 4, 3}, {}, {}});
        assertThat(similarity.of(0, 1)).isEqualTo(0.5);
        assertThat(similarity.of(0, 2)).isZero();
        assertThat(similarity.of(2, 3)).isZero();
    }

    @Test
    @DisplayName("Cosines of plain and of signed vectors")
    void cosines() {
        assertThat(Similarity.cosine(new float[][] {{1, 0}, {1, 1}}).of(0, 1)).isEqualTo(Math.sqrt(0.5), within(1e-15));
        Similarity signed = Similarity.shiftedCosine(new float[][] {{1, 0}, {-2, 0}, {0, 3}, {0, 0}});
        assertThat(signed.of(0, 1)).isZero();
        assertThat(signed.of(0, 2)).isEqualTo(0.5);
        assertThat(signed.of(0, 3)).isEqualTo(0.5);
    }

    @Test
    @DisplayName("Numbers out of range are refused by name")
    void refused() {
        assertThatThrownBy(() -> Similarity.cosine(new float[][] {{1, -1}}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("part of vector 0 must be 0 or more, got -1.0");
        assertThatThrownBy(() -> Similarity.shiftedCosine(new float[][] {{1, Float.NaN}}))
                .hasMessageStartingWith("parts of vector 0 must be finite");
        assertThatThrownBy(() -> Similarity.shiftedCosine(new float[][] {{1, 2}, {1}}))
                .hasMessage("dimension of vector 1 must be 2 as that of the first, got 1");
        assertThatThrownBy(() -> Similarity.weighted(List.of())).hasMessageContaining("one or more");
        assertThatThrownBy(() -> new Similarity.Weighted((a, b) -> 1, Double.NaN))
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new Similarity.Weighted((a, b) -> 1, 0)).hasMessageContaining("got 0.0");
    }
}
