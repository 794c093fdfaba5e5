package io.communitykit.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointArithmeticTest {

    @Test
    @DisplayName("3 points per 2.00 yuan make 4 of 3.00 yuan, rounded down once at the end")
    void earnsPerUnit() {
        assertThat(PointArithmetic.perUnit(3, new BigDecimal("2.00"), new BigDecimal("3.00"), RoundingMode.DOWN))
                .isEqualTo(4);
        assertThat(PointArithmetic.perUnit(3, new BigDecimal("2.00"), new BigDecimal("3.00"), RoundingMode.HALF_UP))
                .isEqualTo(5);
        assertThat(PointArithmetic.perUnit(1, new BigDecimal("3"), new BigDecimal("-10"), RoundingMode.FLOOR))
                .isEqualTo(-4);
    }

    @ParameterizedTest
    @CsvSource({
        "1E+2000000000, 1E+2000000000, 7",
        "1E+2000000000, 2E+1999999999, 35",
        "1E-2000000000, 1, 0",
        "0E+2000000000, 1E-2000000000, 0"
    })
    @DisplayName("numbers of any exponent are judged without being spelled out")
    void judgesHugeExponents(BigDecimal quantity, BigDecimal unit, long expected) {
        assertThat(quickly(() -> PointArithmetic.perUnit(7, unit, quantity, RoundingMode.DOWN)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1E+2000000000", "-1E+2147483647", "92233720368547758070"})
    @DisplayName("a result beyond 64 bits is refused")
    void refusesOverflow(BigDecimal factor) {
        assertThatThrownBy(() -> quickly(() -> PointArithmetic.scale(1, factor, RoundingMode.HALF_EVEN)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("result of ")
                .extracting(e -> ((InvalidValueException) e).code())
                .isEqualTo(ErrorCode.VALUE_OVERFLOW);
    }

    @ParameterizedTest
    @CsvSource({"0.004, UP, 1", "-0.004, UP, -1", "0.004, HALF_UP, 0", "-0.004, FLOOR, -1", "0.004, CEILING, 1"})
    @DisplayName("next to 0 the rounding decides by the sign")
    void roundsNextToZero(BigDecimal exact, RoundingMode rounding, long expected) {
        assertThat(PointArithmetic.round(exact, rounding)).isEqualTo(expected);
        assertThat(quickly(() -> PointArithmetic.round(exact.scaleByPowerOfTen(-1_900_000_000), rounding)))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("where no rounding is allowed, a fraction is refused")
    void refusesFractions() {
        assertThatThrownBy(() -> PointArithmetic.round(new BigDecimal("0.5"), RoundingMode.UNNECESSARY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("result must be whole where no rounding is allowed, got 0.5 / 1");
    }

    @Test
    @DisplayName("an even split gives the left over to the first")
    void splitsEvenly() {
        assertThat(PointArithmetic.allocate(10, List.of(1L, 1L, 1L))).containsExactly(4L, 3L, 3L);
        assertThat(PointArithmetic.allocate(-10, List.of(1L, 1L, 1L))).containsExactly(-4L, -3L, -3L);
        assertThat(PointArithmetic.allocate(0, List.of(1L, 2L))).containsExactly(0L, 0L);
    }

    @Test
    @DisplayName("a weight of 0 gets nothing, and the extremes do not overflow")
    void splitsExtremes() {
        assertThat(PointArithmetic.allocate(1, List.of(0L, 1L, 1L))).containsExactly(0L, 1L, 0L);
        assertThat(PointArithmetic.allocate(Long.MIN_VALUE, List.of(Long.MAX_VALUE, Long.MAX_VALUE)))
                .containsExactly(Long.MIN_VALUE / 2, Long.MIN_VALUE / 2);
    }

    @Test
    @DisplayName("negative weights and weights that are all 0 are refused")
    void refusesBadWeights() {
        assertThatThrownBy(() -> PointArithmetic.allocate(1, List.of(1L, -1L)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("weight must be 0 or more, got -1");
        assertThatThrownBy(() -> PointArithmetic.allocate(1, List.of(0L)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("sum of weights must be above 0, got 0");
        assertThatThrownBy(() -> PointArithmetic.allocate(1, List.of())).isInstanceOf(InvalidValueException.class);
    }

    private static long quickly(ThrowingSupplier<Long> call) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), call);
    }
}
