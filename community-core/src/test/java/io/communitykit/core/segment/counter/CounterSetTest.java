package io.communitykit.core.segment.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.time.CalendarWindow;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Counters and readings")
class CounterSetTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Currency CNY = Currency.getInstance("CNY");

    private static Counter logins(Duration keep) {
        return Counter.builder("logins", keep, EventType.MEMBER_LOGGED_IN).build();
    }

    private static CounterSet set(Counter... counters) {
        return new CounterSet(DAY, Duration.ZERO, List.of(counters));
    }

    private static Reading reading(String counter, Measure measure, CounterWindow window) {
        return Reading.of(new AttributeName("it"), new CounterId(counter), measure, window);
    }

    private static void refused(String message, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(InvalidValueException.class).hasMessageContaining(message);
    }

    @Test
    @DisplayName("are checked when they are made, and the message quotes name and value")
    void checked() {
        refused("counter id must be a match of", () -> Counter.builder("订单", DAY, EventType.ORDER_PAID));
        refused(
                "types of counter none must be at least one",
                () -> Counter.builder("none", DAY).build());
        refused(
                "keep of counter logins must be PT1S to PT87840H in whole microseconds, got PT0.999999S",
                () -> logins(Duration.ofNanos(999_999_000)));
        refused("got PT1.000000001S", () -> logins(Duration.ofNanos(1_000_000_001)));
        refused("got PT87864H", () -> logins(Duration.ofDays(3_661)));
        refused("horizon of counters must be", () -> new CounterSet(Duration.ZERO, DAY, List.of()));
        refused("skew of counters must be", () -> new CounterSet(DAY, Duration.ofDays(-1), List.of()));
        refused("of different ids, got logins twice", () -> set(logins(DAY), logins(DAY)));
        refused("at most 1000, got 1001", () -> new CounterSet(DAY, DAY, Collections.nCopies(1_001, logins(DAY))));
        refused("length of a rolling window must be", () -> CounterWindow.last(Duration.ZERO));
        refused(
                "currency of reading it must be absent but for a sum",
                () -> reading("logins", Measure.COUNT, CounterWindow.lifetime()).in(CNY));
        refused(
                "currency must be one with a minor unit",
                () -> reading("logins", Measure.SUM, CounterWindow.lifetime()).in(Currency.getInstance("XAU")));
        refused(
                "key of reading it must be at most 1000 characters, got 1001",
                () -> reading("logins", Measure.COUNT, CounterWindow.lifetime()).ofKey("长".repeat(1_001)));
    }

    @Test
    @DisplayName("go together only where the counter keeps what the reading asks for")
    void fit() {
        CounterSet set = set(logins(DAY));
        refused(
                "counter of reading it must be one of [logins], got orders",
                () -> set.check(reading("orders", Measure.COUNT, CounterWindow.lifetime())));
        refused(
                "key of reading it must be absent",
                () -> set.check(reading("logins", Measure.COUNT, CounterWindow.lifetime())
                        .ofKey("a")));
        refused(
                "no sum, since logins has no amount",
                () -> set.check(reading("logins", Measure.SUM, CounterWindow.lifetime())));
        refused(
                "not distinct, since logins has no value",
                () -> set.check(reading("logins", Measure.DISTINCT, CounterWindow.lifetime())));
        refused(
                "within the PT24H that logins keeps, got PT24H0.000001S",
                () -> set.check(reading("logins", Measure.COUNT, CounterWindow.last(DAY.plusNanos(1_000)))));
        assertThat(set.check(reading("logins", Measure.COUNT, CounterWindow.last(DAY))))
                .isEqualTo(logins(DAY));
    }

    @ParameterizedTest
    @DisplayName("of a calendar window need its longest stretch and a day more")
    @CsvSource({"DAY,2", "WEEK,8", "MONTH,32", "QUARTER,93", "HALF_YEAR,185", "YEAR,367"})
    void reach(CalendarWindow.Period period, int days) {
        Reading reading = reading("logins", Measure.COUNT, CounterWindow.during(period, ZoneOffset.UTC));

        assertThat(set(logins(Duration.ofDays(days))).check(reading).id()).isEqualTo(reading.counter());
        refused(
                "got PT" + days * 24 + "H",
                () -> set(logins(Duration.ofDays(days).minusSeconds(1))).check(reading));
    }

    @Test
    @DisplayName("give numbers, money and instants")
    void types() {
        assertThat(reading("a", Measure.COUNT, CounterWindow.lifetime()).type()).isEqualTo(AttributeType.NUMBER);
        assertThat(reading("a", Measure.DISTINCT, CounterWindow.lifetime()).type())
                .isEqualTo(AttributeType.NUMBER);
        assertThat(reading("a", Measure.SUM, CounterWindow.lifetime()).type()).isEqualTo(AttributeType.NUMBER);
        assertThat(reading("a", Measure.SUM, CounterWindow.lifetime()).in(CNY).type())
                .isEqualTo(AttributeType.MONEY);
        assertThat(reading("a", Measure.FIRST, CounterWindow.lifetime()).type()).isEqualTo(AttributeType.INSTANT);
        assertThat(reading("a", Measure.LAST, CounterWindow.lifetime()).type()).isEqualTo(AttributeType.INSTANT);
    }
}
