package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The days of a lot")
class LotCalendarTest {

    @ParameterizedTest(name = "{0}: earned {1}, lives a day, gone at {2}")
    @CsvSource({
        // Clocks jump from midnight to 1 o'clock.
        "America/Sao_Paulo, 2018-11-02T15:00:00Z, 2018-11-04T03:00:00Z",
        "Africa/Cairo, 2014-05-14T10:00:00Z, 2014-05-15T22:00:00Z",
        // Clocks go back from midnight to 23 o'clock.
        "America/Sao_Paulo, 2018-02-16T15:00:00Z, 2018-02-18T03:00:00Z",
        // Midnight comes twice; the first one counts.
        "America/Havana, 2018-11-02T15:00:00Z, 2018-11-04T04:00:00Z",
        // A day of 23 hours and one of 25.
        "Europe/Berlin, 2026-03-28T11:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-24T10:00:00Z, 2026-10-25T23:00:00Z"
    })
    @DisplayName("end where the next day begins, through every change of the clocks")
    void clock_changes(String zone, String earned, String gone) {
        Till till = Till.of(zone, after("P1D"));
        till.at(earned).give("a", 9);

        Instant end = Instant.parse(gone);
        assertThat(till.at(end.minusNanos(1_000)).available()).isEqualTo(9);
        assertThat(till.at(end).available()).isZero();
    }

    @Test
    @DisplayName("begin once: what is earned after clocks went back over midnight belongs to the day that had begun")
    void begun_once() {
        // On 2010-11-07 clocks in St John's went from 00:01 back to 23:01 of the day before.
        Till till = Till.of("America/St_Johns", after("P1D"));
        till.at("2010-11-07T03:00:00Z").give("a", 9);

        assertThat(till.shelf()).containsExactly("9 until 2010-11-09T03:30:00Z");
    }

    @Test
    @DisplayName("decide over activation too where midnight does not exist")
    void activation_in_a_gap() {
        LotPolicy policy = LotPolicy.DEFAULT.activation(new ActivationRule.After(Period.ofDays(1)));
        Till till = Till.of("America/Sao_Paulo", policy);
        till.at("2018-11-03T20:00:00Z").give("a", 9);

        assertThat(till.at("2018-11-04T02:59:59.999999Z").available()).isZero();
        assertThat(till.at("2018-11-04T03:00:00Z").available()).isEqualTo(9);
    }

    @Test
    @DisplayName("are those of the program's zone, not of UTC")
    void zone() {
        Till shanghai =
                Till.of("Asia/Shanghai", LotPolicy.DEFAULT.expiry(new ExpiryRule.EndOf(CalendarWindow.Period.YEAR, 0)));
        shanghai.at("2026-12-31T15:59:59Z").give("a", 1);
        shanghai.at("2026-12-31T16:00:00Z").give("b", 2);

        assertThat(shanghai.available()).isEqualTo(2);
        assertThat(shanghai.shelf()).containsExactly("2 until 2027-12-31T16:00:00Z");
    }

    @Test
    @DisplayName("stay as they were when a later edition moves the program to another zone")
    void zone_change() {
        Till till = Till.of("Asia/Shanghai", after("P1D"));
        till.at("2026-03-10T04:00:00Z").give("old", 1);
        till.edition(Till.program(
                "2",
                "America/New_York",
                till.program().currency(Till.POINTS).orElseThrow().lots()));
        till.give("new", 10);

        assertThat(till.shelf()).containsExactly("1 until 2026-03-11T16:00:00Z", "10 until 2026-03-12T04:00:00Z");
        assertThat(till.at("2026-03-11T15:59:59Z").available()).isEqualTo(11);
        assertThat(till.at("2026-03-11T16:00:00Z").available()).isEqualTo(10);
    }

    @Test
    @DisplayName("never reach beyond what a time stamp can say")
    void far_future() {
        Till till = Till.of(after("P1000Y"));
        till.at("9998-01-01T00:00:00Z").give("a", 1);

        assertThat(till.available()).isEqualTo(1);
        assertThat(till.shelf()).containsExactly("1 until 9999-12-31T23:59:59.999999Z");
    }
}
