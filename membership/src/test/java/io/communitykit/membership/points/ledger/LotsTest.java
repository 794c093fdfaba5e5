package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.Subject;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A lot")
class LotsTest {

    private static final LotPolicy PLAIN = LotPolicy.DEFAULT;

    static LotPolicy after(String span) {
        return PLAIN.expiry(new ExpiryRule.After(Period.parse(span), Optional.empty()));
    }

    @Test
    @DisplayName("is active at once and never lost by default")
    void at_once_for_ever() {
        Till till = Till.of(PLAIN);
        till.give("a", 100);

        assertThat(till.available()).isEqualTo(100);
        till.at("2999-01-01T00:00:00Z").run();
        assertThat(till.available()).isEqualTo(100);
        assertThat(till.lots())
                .singleElement()
                .satisfies(lot -> assertThat(lot.terms().expiry()).isEqualTo(LotExpiry.Never.INSTANCE));
    }

    @Test
    @DisplayName("becomes active when the day begins that is so long after the day of earning")
    void after_a_span() {
        Till till = Till.of("Asia/Shanghai", PLAIN.activation(new ActivationRule.After(Period.ofDays(7))));
        till.at("2026-03-10T23:59:59+08:00").give("a", 100);

        assertThat(till.pot().pending()).isEqualTo(100);
        assertThat(rejection(till.take("s", 1))).isEqualTo(new Rejection.Insufficient(Till.POINTS, 0, 1));
        assertThat(till.at("2026-03-16T23:59:59.999999+08:00").available()).isZero();
        assertThat(till.at("2026-03-17T00:00:00+08:00").available()).isEqualTo(100);
        assertThat(till.pot().pending()).isZero();
        posting(till.take("s", 100));
    }

    @Test
    @DisplayName("becomes active on the first of the named days after the day of earning, at once when none is left")
    void on_dates() {
        List<LocalDate> days = List.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));
        Till till = Till.of(PLAIN.activation(new ActivationRule.OnDates(days)));
        till.at("2026-03-31T23:00:00Z").give("before", 1);
        till.at("2026-04-01T00:00:00Z").give("on the day", 10);

        assertThat(till.available()).isEqualTo(1);
        assertThat(till.pot().pending()).isEqualTo(10);
        assertThat(till.at("2026-07-01T00:00:00Z").available()).isEqualTo(11);
        till.give("none left", 100);
        assertThat(till.available()).isEqualTo(111);
    }

    @Test
    @DisplayName("that waits for a fact becomes active with the fact about its order, not about another")
    void on_event() {
        Till till = Till.of(waiting("P7D", ExpiryRule.Never.INSTANCE));
        till.paid("o1", 10_000);
        till.paid("o2", 5_000);

        posting(till.received("o1"));

        assertThat(till.available()).isEqualTo(100);
        assertThat(till.pot().pending()).isEqualTo(50);
    }

    @Test
    @DisplayName("that waits in vain is taken back after its last day, which counts in full, and the history says so")
    void cancelled() {
        Till till = Till.of(waiting("P7D", ExpiryRule.Never.INSTANCE));
        till.paid("o1", 10_000);

        assertThat(till.at("2026-03-17T23:59:59.999999Z").pot().pending()).isEqualTo(100);
        assertThat(till.at("2026-03-18T00:00:00Z").pot().pending()).isZero();
        till.run();
        assertThat(till.history()).containsExactly("earn 100", "cancel -100");
        assertThat(rejection(till.received("o1"))).isEqualTo(new Rejection.NothingFor(new Subject("o1")));
        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName("is refused its fact before the order, and gets it when the fact is told again")
    void event_before_the_order() {
        Till till = Till.of(waiting("P7D", ExpiryRule.Never.INSTANCE));

        AccountResult early = till.received("o1");
        till.paid("o1", 10_000);
        AccountResult again = till.received("o1");

        assertThat(rejection(early)).isEqualTo(new Rejection.NothingFor(new Subject("o1")));
        posting(again);
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("counts its time to expiry from its activation, not from when it was earned")
    void clock_starts_at_activation() {
        Till timed = Till.of(after("P10D").activation(new ActivationRule.After(Period.ofDays(30))));
        timed.at("2026-03-01T12:00:00Z").give("a", 5);
        Till waiting = Till.of(waiting("P60D", new ExpiryRule.After(Period.ofDays(10), Optional.empty())));
        waiting.at("2026-03-01T12:00:00Z").paid("o1", 500);
        waiting.at("2026-03-31T12:00:00Z").received("o1");

        assertThat(timed.shelf()).containsExactly("5 until 2026-04-11T00:00:00Z");
        assertThat(waiting.shelf()).containsExactly("5 until 2026-04-11T00:00:00Z");
        assertThat(timed.at("2026-04-10T23:59:59Z").available()).isEqualTo(5);
        assertThat(timed.at("2026-04-11T00:00:00Z").available()).isZero();
    }

    @ParameterizedTest(name = "earned {0}, lives {1}: gone at {2}")
    @CsvSource({
        "2026-01-31T10:00:00Z, P1M, 2026-03-01T00:00:00Z",
        "2028-01-31T10:00:00Z, P1M, 2028-03-01T00:00:00Z",
        "2028-01-30T10:00:00Z, P1M, 2028-03-01T00:00:00Z",
        "2028-01-28T10:00:00Z, P1M, 2028-02-29T00:00:00Z",
        "2028-02-29T10:00:00Z, P1Y, 2029-03-01T00:00:00Z",
        "2028-02-29T10:00:00Z, P4Y, 2032-03-01T00:00:00Z",
        "2026-03-10T00:00:00Z, P1D, 2026-03-12T00:00:00Z",
        "2026-12-31T23:59:59Z, P1D, 2027-01-02T00:00:00Z"
    })
    @DisplayName("lives so long after its activation, months clamped and the last day in full")
    void rolling(String earned, String span, String gone) {
        Till till = Till.of(after(span));
        till.at(earned).give("a", 7);

        Instant end = Instant.parse(gone);
        assertThat(till.at(end.minusNanos(1_000)).available()).isEqualTo(7);
        assertThat(till.at(end).available()).isZero();
    }

    @ParameterizedTest(name = "rounded up to {0}: gone at {1}")
    @CsvSource({
        "MONTH, 2026-06-01T00:00:00Z",
        "QUARTER, 2026-07-01T00:00:00Z",
        "HALF_YEAR, 2026-07-01T00:00:00Z",
        "YEAR, 2027-01-01T00:00:00Z"
    })
    @DisplayName("is moved to the last day of the month, quarter, half-year or year in which its last day falls")
    void rounding_up(CalendarWindow.Period period, String gone) {
        ExpiryRule rule = new ExpiryRule.After(Period.ofMonths(2), Optional.of(period));
        Till till = Till.of(PLAIN.expiry(rule));
        till.at("2026-03-10T12:00:00Z").give("a", 7);

        assertThat(till.shelf()).containsExactly("7 until " + gone);
    }

    @Test
    @DisplayName("whose last day is already a month's last is not moved further")
    void rounding_up_nothing() {
        ExpiryRule rule = new ExpiryRule.After(Period.ofMonths(1), Optional.of(CalendarWindow.Period.MONTH));
        Till till = Till.of(PLAIN.expiry(rule));
        till.at("2026-03-31T12:00:00Z").give("a", 7);

        assertThat(till.shelf()).containsExactly("7 until 2026-05-01T00:00:00Z");
    }

    @ParameterizedTest(name = "end of {0}, {1} later: gone at {2}")
    @CsvSource({
        "YEAR, 0, 2027-01-01T00:00:00Z",
        "YEAR, 1, 2028-01-01T00:00:00Z",
        "QUARTER, 0, 2026-04-01T00:00:00Z",
        "HALF_YEAR, 0, 2026-07-01T00:00:00Z",
        "MONTH, 0, 2026-04-01T00:00:00Z",
        "MONTH, 12, 2027-04-01T00:00:00Z"
    })
    @DisplayName("of a calendar expiry ends with the stretch in which it became active, or a later one")
    void calendar_end(CalendarWindow.Period period, int later, String gone) {
        Till till = Till.of(PLAIN.expiry(new ExpiryRule.EndOf(period, later)));
        till.at("2026-03-10T12:00:00Z").give("a", 7);

        assertThat(till.shelf()).containsExactly("7 until " + gone);
    }

    static LotPolicy waiting(String cancelAfter, ExpiryRule expiry) {
        return PLAIN.activation(new ActivationRule.OnEvent(Till.RECEIVED, Period.parse(cancelAfter)))
                .expiry(expiry);
    }
}
