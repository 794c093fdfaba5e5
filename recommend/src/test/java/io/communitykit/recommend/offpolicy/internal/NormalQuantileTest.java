package io.communitykit.recommend.offpolicy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quantiles of the normal distribution")
class NormalQuantileTest {

    @Test
    @DisplayName("are those that Wichura published for checking (AS 241, section 4)")
    void published() {
        assertThat(NormalQuantile.of(0.25)).isEqualTo(-0.6744897501960817, within(1e-15));
        assertThat(NormalQuantile.of(0.001)).isEqualTo(-3.090232306167814, within(5e-15));
        assertThat(NormalQuantile.of(1e-20)).isEqualTo(-9.26234008979841, within(1e-14));
        assertThat(NormalQuantile.of(0.975)).isEqualTo(1.959963984540054, within(5e-15));
        assertThat(NormalQuantile.of(0.5)).isZero();
    }
}
