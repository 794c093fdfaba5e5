package io.communitykit.recommend.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration.EpsilonGreedy;
import io.communitykit.recommend.explore.Exploration.LinUcb;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LinUCB")
class LinUcbTest {

    private final LinUcb policy = new LinUcb(2, 1, 2);

    @Test
    @DisplayName("computes theta and the width as by hand")
    void byHand() {
        // A = I + (1,0)(1,0)' + (1,1)(1,1)' = [3 1; 1 2], its inverse [2 -1; -1 3] / 5; b = 1 (1,0) + 2 (1,1) = (3, 2).
        LinUcbModel model = policy.fresh().plus(new double[] {1, 0}, 1).plus(new double[] {1, 1}, 2);

        assertThat(model.inverse()).containsExactly(new double[] {0.4, -0.2, -0.2, 0.6}, within(1e-15));
        assertThat(model.theta()).containsExactly(new double[] {0.8, 0.6}, within(1e-15));
        assertThat(model.width(new double[] {0, 1})).isEqualTo(Math.sqrt(0.6), within(1e-15));
        // 0.8 + 2 sqrt(0.4) = 2.065 against 0.6 + 2 sqrt(0.6) = 2.149.
        List<double[]> arms = List.of(new double[] {1, 0}, new double[] {0, 1});
        assertThat(policy.choose(model, arms)).isEqualTo(new Choice(1, List.of(0.0, 1.0)));
        assertThat(new LinUcb(1, 1, 2).choose(model, arms).arm()).isZero();
    }

    @Test
    @DisplayName("still solves the normal equations after 20,000 updates")
    void drift() {
        int d = 8;
        SplitMix64 draws = new SplitMix64(3);
        LinUcbModel model = new LinUcb(1, 0.5, d).fresh();
        double[][] a = new double[d][d];
        double[] b = new double[d];
        for (int i = 0; i < d; i++) {
            a[i][i] = 0.5;
        }
        for (int n = 0; n < 20_000; n++) {
            double[] x = new double[d];
            for (int i = 0; i < d; i++) {
                x[i] = i == 0 ? 1 : draws.unit() * i;
            }
            double reward = x[1] - 0.3 * x[2] + draws.unit();
            model = model.plus(x, reward);
            for (int i = 0; i < d; i++) {
                b[i] += reward * x[i];
                for (int j = 0; j < d; j++) {
                    a[i][j] += x[i] * x[j];
                }
            }
        }

        double[] theta = model.theta();
        double[] naive = solve(a, b);
        assertThat(theta).containsExactly(naive, within(1e-9));
        assertThat(theta[1]).isEqualTo(1, within(0.02));
    }

    /** Gauss and Jordan with pivots. */
    private static double[] solve(double[][] a, double[] b) {
        int d = b.length;
        for (int c = 0; c < d; c++) {
            int pivot = c;
            for (int r = c + 1; r < d; r++) {
                pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
            }
            double[] row = a[c];
            a[c] = a[pivot];
            a[pivot] = row;
            double value = b[c];
            b[c] = b[pivot];
            b[pivot] = value;
            for (int r = 0; r < d; r++) {
                double factor = r == c ? 0 : a[r][c] / a[c][c];
                for (int k = 0; k < d; k++) {
                    a[r][k] -= factor * a[c][k];
                }
                b[r] -= factor * b[c];
            }
        }
        for (int c = 0; c < d; c++) {
            b[c] /= a[c][c];
        }
        return b;
    }

    @Test
    @DisplayName("leaves a model as it was, and a stored one comes back to the bit")
    void immutable() {
        LinUcbModel model = policy.fresh().plus(new double[] {0.1, 0.7}, 0.3);
        LinUcbModel next = model.plus(new double[] {0.2, 0.3}, 1);

        assertThat(model)
                .isEqualTo(policy.fresh().plus(new double[] {0.1, 0.7}, 0.3))
                .isNotEqualTo(next);
        model.inverse()[0] = 9;
        model.response()[0] = 9;
        assertThat(LinUcbModel.stored(model.inverse(), model.response()))
                .isEqualTo(model)
                .hasSameHashCodeAs(model);
    }

    @Test
    @DisplayName("takes the first of equal arms, with certainty unless mixed with an even choice")
    void ties() {
        List<double[]> arms = List.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {1, 0});
        Choice choice = policy.choose(policy.fresh(), arms);

        assertThat(choice).isEqualTo(Choice.certain(0, 3));
        assertThat(choice.propensity()).isEqualTo(1);
        assertThat(choice.mixed(new EpsilonGreedy(3_000), 1).propensities())
                .containsExactly(0.7999999999999999, 0.09999999999999999, 0.09999999999999999);
    }

    @Test
    @DisplayName("refuses features, rewards and models that cannot be")
    void bad() {
        LinUcbModel model = policy.fresh();
        assertThatThrownBy(() -> model.plus(new double[] {1, Double.NaN}, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("features, number 1, must be from -1000000 to 1000000, got NaN");
        assertThatThrownBy(() -> model.plus(new double[] {1}, 1)).hasMessageContaining("the dimension 2, got 1");
        assertThatThrownBy(() -> model.plus(new double[] {1, 1}, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> policy.choose(model, List.of(new double[] {1, 2}, new double[3])))
                .hasMessageContaining("features of arm 1");
        assertThatThrownBy(() -> policy.choose(new LinUcb(1, 1, 3).fresh(), List.of(new double[2])))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> policy.choose(model, List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LinUcb(Double.NaN, 1, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LinUcb(1, 0, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LinUcbModel.stored(new double[] {1, 2, 3, 4}, new double[2]))
                .hasMessage("inverse[1] must be as its mirror image, 3.0, got 2.0");
        assertThatThrownBy(() -> LinUcbModel.stored(new double[3], new double[2]))
                .isInstanceOf(InvalidValueException.class);
    }
}
