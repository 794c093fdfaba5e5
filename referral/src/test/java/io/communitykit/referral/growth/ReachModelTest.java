package io.communitykit.referral.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The two models of calculators")
class ReachModelTest {

    /** David Skok, Lessons Learned: Viral Marketing (20,470 and "over 20 million"); apparate.com.au (1,050); the others by the formula. */
    @ParameterizedTest
    @CsvSource({
        "ONE_SHOT, 10, 2, 10, 20470",
        "ONE_SHOT, 10, 2, 20, 20971510",
        "ONE_SHOT, 100, 1.25, 10, 4257",
        "ONE_SHOT, 100, 0.8, 4, 336",
        "COMPOUNDING, 100, 0.8, 4, 1050",
        "ONE_SHOT, 100, 1, 12, 1300",
        "COMPOUNDING, 100, 1, 3, 800",
        "ONE_SHOT, 100, 0, 7, 100",
        "COMPOUNDING, 100, 0, 7, 100",
        "ONE_SHOT, 0, 5, 7, 0",
        "COMPOUNDING, 10, 2, 0, 10"
    })
    @DisplayName("give the published figures, each its own")
    void published(ReachModel model, double seeds, double k, double waves, long members) {
        assertThat(Math.round(model.members(seeds, k, waves))).isEqualTo(members);
    }

    @Test
    @DisplayName("at K of exactly 1 once-inviters come to seeds times waves and one, and just beside it to nearly that")
    void critical() {
        assertThat(ReachModel.ONE_SHOT.members(7, 1, 1000)).isEqualTo(7 * 1001);
        assertThat(ReachModel.ONE_SHOT.members(7, Math.nextUp(1.0), 1000)).isCloseTo(7 * 1001, within(1e-6));
        assertThat(ReachModel.ONE_SHOT.members(7, Math.nextDown(1.0), 1000)).isCloseTo(7 * 1001, within(1e-6));
    }

    @Test
    @DisplayName("below K = 1 once-inviters approach their limit and never pass it; those who invite again have none")
    void limit() {
        double limit = ReachModel.ONE_SHOT.limit(100, 0.8).orElseThrow();
        assertThat(limit).isCloseTo(500, within(1e-9));
        assertThat(ReachModel.ONE_SHOT.members(100, 0.8, 20)).isLessThan(limit);
        assertThat(ReachModel.ONE_SHOT.members(100, 0.8, 400)).isCloseTo(limit, within(1e-9));
        assertThat(ReachModel.ONE_SHOT.limit(100, 1)).isEmpty();
        assertThat(ReachModel.COMPOUNDING.limit(100, 0.8)).isEmpty();
        assertThat(ReachModel.COMPOUNDING.limit(100, 0)).hasValue(100);
    }

    @ParameterizedTest
    @CsvSource({"-1,1,1", "NaN,1,1", "1,-0.1,1", "1,NaN,1", "1,1,-1", "1,1,Infinity", "1,2,5000", "1,Infinity,1"})
    @DisplayName("refuse what is out of range, and answers that no double can hold")
    void nonsense(double seeds, double k, double waves) {
        for (ReachModel model : ReachModel.values()) {
            if (k != 1 || !(waves > 0) || waves > 1e6 || !(seeds >= 0)) {
                assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> model.members(seeds, k, waves));
            }
        }
    }

    @Test
    @DisplayName("name what is too much")
    void message() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ReachModel.COMPOUNDING.members(1, 2, 5000))
                .withMessageContaining("K = 2.0")
                .withMessageContaining("5000");
    }
}
