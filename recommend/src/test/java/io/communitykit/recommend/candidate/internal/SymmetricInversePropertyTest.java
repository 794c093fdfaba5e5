package io.communitykit.recommend.candidate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.RandomInteractions;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("The inverse of a symmetric matrix, against Gauss:")
class SymmetricInversePropertyTest {

    @Property(tries = 200)
    @Label("it is the same for any size, block and number of threads")
    void inverse(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 1, max = 4) int fours,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        compare(lower(seed, n), 4 * fours, threads);
    }

    @Example
    @Label("it is the same over several tiles of rows and columns")
    void large() {
        compare(lower(7, 2 * 256 + 3), 128, 2);
    }

    @Example
    @Label("a matrix that is not positive definite is refused")
    void notDefinite() {
        double[][] lower = {{1}, {2, 1}};

        assertThatThrownBy(() -> SymmetricInverse.negated(lower, FitOptions.threads(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pivot of the matrix")
                .hasMessageContaining("-3");
    }

    private static void compare(double[][] lower, int block, int threads) {
        int n = lower.length;
        double[][] full = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                full[i][j] = lower[i][j];
                full[j][i] = lower[i][j];
            }
        }
        double[][] expected = RandomInteractions.solve(full, RandomInteractions.unit(n));
        SymmetricInverse.negated(lower, block, FitOptions.threads(threads));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(-lower[i][j]).isCloseTo(expected[i][j], within(1e-10));
            }
        }
    }

    /** Products of random rows, and a diagonal. */
    private static double[][] lower(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] factor = new double[n][n];
        for (double[] row : factor) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextDouble() - 0.3;
            }
        }
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < n; k++) {
                    lower[i][j] += factor[i][k] * factor[j][k];
                }
            }
            lower[i][i] += 1;
        }
        return lower;
    }
}
