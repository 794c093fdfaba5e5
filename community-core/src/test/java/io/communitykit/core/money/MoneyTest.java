package io.communitykit.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency JPY = Currency.getInstance("JPY");

    @ParameterizedTest
    @CsvSource({
        "39.90, CNY, 3990, 39.90 CNY",
        "39.9, CNY, 3990, 39.90 CNY",
        "39.9000, CNY, 3990, 39.90 CNY",
        "-0.01, CNY, -1, -0.01 CNY",
        "0E+30, CNY, 0, 0.00 CNY",
        "500, JPY, 500, 500 JPY",
        "5E2, JPY, 500, 500 JPY",
        "1.234, KWD, 1234, 1.234 KWD",
        "92233720368547758.07, CNY, 9223372036854775807, 92233720368547758.07 CNY",
        "-92233720368547758.08, CNY, -9223372036854775808, -92233720368547758.08 CNY"
    })
    @DisplayName("a decimal amount becomes minor units exactly, and comes back")
    void readsExactly(BigDecimal amount, String code, long minor, String shown) {
        Money money = Money.of(amount, Currency.getInstance(code));
        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money).hasToString(shown);
        assertThat(Money.of(money.amount(), money.currency())).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({
        "39.901, CNY, 'amount in CNY must be a number of at most 2 decimals, got 39.901'",
        "0.5, JPY, 'amount in JPY must be a number of at most 0 decimals, got 0.5'",
        "1E-2000000000, CNY, 'amount in CNY must be a number of at most 2 decimals, got 1E-2000000000'"
    })
    @DisplayName("excess decimals are refused unless a rounding is named")
    void refusesExcessDecimals(BigDecimal amount, String code, String message) {
        assertThatThrownBy(() -> Money.of(amount, Currency.getInstance(code)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, HALF_UP, 101",
        "1.005, HALF_DOWN, 100",
        "1.005, HALF_EVEN, 100",
        "1.015, HALF_EVEN, 102",
        "-1.005, FLOOR, -101",
        "-1.005, CEILING, -100",
        "1E-2000000000, UP, 1",
        "-1E-2000000000, FLOOR, -1",
        "1E-2000000000, HALF_UP, 0"
    })
    @DisplayName("excess decimals are rounded as asked")
    void roundsAsAsked(BigDecimal amount, RoundingMode rounding, long minor) {
        Money rounded =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Money.of(amount, CNY, rounding));
        assertThat(rounded).isEqualTo(new Money(minor, CNY));
    }

    @Test
    @DisplayName("asking for no rounding where there are excess decimals is refused")
    void refusesWhereNoRoundingIsAllowed() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.005"), CNY, RoundingMode.UNNECESSARY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("amount in CNY must be whole where no rounding is allowed");
    }

    @ParameterizedTest
    @CsvSource({"92233720368547758.08", "-92233720368547758.09", "1E+2000000000", "-1E+2147483647"})
    @DisplayName("an amount beyond 64 bits is refused, however it is written")
    void refusesOverflow(BigDecimal amount) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> Money.of(amount, CNY))
                        .isInstanceOf(InvalidValueException.class)
                        .hasMessageEndingWith("leaves the range of a 64-bit integer")
                        .extracting(e -> ((InvalidValueException) e).code())
                        .isEqualTo(ErrorCode.VALUE_OVERFLOW));
    }

    @Test
    @DisplayName("currencies without a minor unit are refused")
    void refusesCurrenciesWithoutMinorUnit() {
        Currency gold = Currency.getInstance("XAU");
        assertThatThrownBy(() -> new Money(1, gold))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("currency must be one with a minor unit, got XAU");
        assertThatThrownBy(() -> Money.of(new BigDecimal("1.5"), gold))
                .hasMessage("currency must be one with a minor unit, got XAU");
        assertThatThrownBy(() -> Money.zero(gold)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("sums and differences are exact and never wrap")
    void addsAndSubtracts() {
        assertThat(new Money(3990, CNY).plus(new Money(10, CNY))).isEqualTo(new Money(4000, CNY));
        assertThat(new Money(10, CNY).minus(new Money(3990, CNY))).isEqualTo(new Money(-3980, CNY));
        assertThat(Money.zero(CNY).plus(new Money(7, CNY))).isEqualTo(new Money(7, CNY));
        Money most = new Money(Long.MAX_VALUE, CNY);
        Money least = new Money(Long.MIN_VALUE, CNY);
        assertThatThrownBy(() -> most.plus(new Money(1, CNY)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("9223372036854775807 + 1 leaves the range of a 64-bit integer");
        assertThatThrownBy(() -> least.minus(new Money(1, CNY))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Money.zero(CNY).minus(least)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("two currencies never meet in a sum, a difference or a comparison")
    void refusesAnotherCurrency() {
        Money yuan = new Money(100, CNY);
        Money yen = new Money(100, JPY);
        assertMismatch(() -> yuan.plus(yen));
        assertMismatch(() -> yuan.minus(yen));
        assertMismatch(() -> yuan.compareTo(yen));
    }

    private static void assertMismatch(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("cannot combine 1.00 CNY with 100 JPY. Maybe convert one of them first.")
                .extracting(e -> ((InvalidValueException) e).code())
                .isEqualTo(ErrorCode.CURRENCY_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "999, 1250, DOWN, 124",
        "999, 1250, UP, 125",
        "-999, 1250, FLOOR, -125",
        "100, 20000, UNNECESSARY, 200",
        "100, -50, HALF_EVEN, 0",
        "300, -50, HALF_EVEN, -2",
        "9223372036854775807, 10000, UNNECESSARY, 9223372036854775807"
    })
    @DisplayName("a share in basis points is rounded once, as asked")
    void takesShares(long minor, int basisPoints, RoundingMode rounding, long expected) {
        assertThat(new Money(minor, CNY).share(basisPoints, rounding)).isEqualTo(new Money(expected, CNY));
    }

    @Test
    @DisplayName("a share that leaves 64 bits is refused")
    void refusesOverflowingShares() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, CNY).share(10_001, RoundingMode.DOWN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("leaves the range of a 64-bit integer");
    }

    @Test
    @DisplayName("amounts of one currency compare by size")
    void compares() {
        assertThat(new Money(-1, CNY)).isLessThan(Money.zero(CNY));
        assertThat(new Money(2, CNY)).isGreaterThan(new Money(1, CNY));
        assertThat(new Money(2, CNY)).isEqualByComparingTo(new Money(2, CNY));
    }
}
