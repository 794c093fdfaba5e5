package io.communitykit.recommend.explore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The points of Gauss and Legendre")
class GaussLegendreTest {

    private static final double[][] PUBLISHED = {
        {0.125233408511469, 0.249147045813403},
        {0.367831498998180, 0.233492536538355},
        {0.587317954286617, 0.203167426723066},
        {0.769902674194305, 0.160078328543346},
        {0.904117256370475, 0.106939325995318},
        {0.981560634246719, 0.047175336386512}
    };

    private final GaussLegendre rule = new GaussLegendre(12);

    @Test
    @DisplayName("are those of Abramowitz and Stegun, table 25.4, n = 12")
    void published() {
        for (int i = 0; i < 6; i++) {
            assertThat(rule.point(6 + i)).isEqualTo(PUBLISHED[i][0], within(1e-15));
            assertThat(rule.point(5 - i)).isEqualTo(-PUBLISHED[i][0], within(1e-15));
            assertThat(rule.weight(6 + i)).isEqualTo(PUBLISHED[i][1], within(1e-15));
        }
    }

    @Test
    @DisplayName("integrate every power that they can from -1 to each point")
    void matrix() {
        for (int power = 0; power < 12; power++) {
            for (int k = 0; k < 12; k++) {
                double sum = 0;
                for (int l = 0; l < 12; l++) {
                    sum += rule.upTo(k)[l] * Math.pow(rule.point(l), power);
                }
                double exact = (Math.pow(rule.point(k), power + 1) - Math.pow(-1, power + 1)) / (power + 1);
                assertThat(sum).as("x^%s to point %s", power, k).isEqualTo(exact, within(1e-14));
            }
        }
    }
}
