package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.TimeRange;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rule of a cut")
class CutRuleTest {

    @Test
    @DisplayName("refuses a share outside 0 to 10,000 basis points")
    void share() {
        assertThatThrownBy(() -> CutRule.top(-1, Year.CNY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("share of a cut must be 0 to 10000 basis points, got -1");
        assertThatThrownBy(() -> CutRule.top(10_001, Year.CNY)).hasMessageContaining("got 10001");
    }

    @Test
    @DisplayName("refuses a minimum or a smallest population below 0")
    void bounds() {
        CutRule rule = CutRule.top(1_000, Year.CNY);
        assertThatThrownBy(() -> rule.minimum(Year.fen(-1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("minimum of a cut must be 0 or more, got -0.01 CNY");
        assertThatThrownBy(() -> rule.smallest(-1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("smallest population of a cut must be 0 or more, got -1");
    }

    @Test
    @DisplayName("refuses a cut-off that is not after its window's start, and a next one that is not after it")
    void order() {
        Instant start = Year.WINDOW.start();
        assertThatThrownBy(() -> new CutOff(Year.WINDOW, start, Year.AT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("cut-off must be after the start of its window");
        assertThatThrownBy(() -> new CutOff(Year.WINDOW, Year.AT, Year.AT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("next cut-off must be after the cut-off");
    }

    @Test
    @DisplayName("knows instants to the microsecond")
    void micros() {
        CutOff off = CutOff.endOf(
                new TimeRange(Year.JUNE.plusNanos(1_999), Year.AFTER.plusNanos(999)), Timestamps.MAX.plusNanos(1));
        assertThat(off.window()).isEqualTo(new TimeRange(Year.JUNE.plusNanos(1_000), Year.AFTER));
        assertThat(off.at()).isEqualTo(Year.AFTER);
        assertThat(off.next()).isEqualTo(Timestamps.MAX);
    }

    @Test
    @DisplayName("refuses a fact that moves no money or moves it backwards")
    void amounts() {
        assertThatThrownBy(() -> Year.paid("1", "ann", "o1", Year.JUNE, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("amount of a spend must be above 0, got 0.00 CNY");
        assertThatThrownBy(() -> Year.refunded("1", "ann", "o1", Year.JUNE, -5)).hasMessageContaining("got -0.05 CNY");
    }
}
