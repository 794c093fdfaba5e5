package io.communitykit.membership.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The 29th of February")
class LeapDayTest {

    private static void assertGone(Till till, String end) {
        Instant gone = Instant.parse(end);
        assertThat(till.at(gone.minusNanos(1_000)).available()).isEqualTo(7);
        assertThat(till.at(gone).available()).isZero();
    }

    @ParameterizedTest(name = "in {0}: earned {1}, lives {2}, gone at {3}")
    @CsvSource({
        // A year later is the 28th, which counts in full.
        "UTC, 2028-02-29T12:00:00Z, P1Y, 2029-03-01T00:00:00Z",
        "UTC, 2027-02-28T12:00:00Z, P1Y, 2028-02-29T00:00:00Z",
        "UTC, 2027-03-01T12:00:00Z, P1Y, 2028-03-02T00:00:00Z",
        "UTC, 2028-02-29T12:00:00Z, P12M, 2029-03-01T00:00:00Z",
        "UTC, 2028-02-29T12:00:00Z, P366D, 2029-03-02T00:00:00Z",
        "Asia/Shanghai, 2028-02-28T16:00:00Z, P1Y, 2029-02-28T16:00:00Z"
    })
    @DisplayName("has the 28th as its anniversary in other years")
    void rolling(String zone, String earned, String span, String gone) {
        Till till = Till.of(zone, LotsTest.after(span));
        till.at(earned).give("a", 7);

        assertGone(till, gone);
    }

    @ParameterizedTest(name = "earned {0}, to the end of {1}, {2} later: gone at {3}")
    @CsvSource({
        "2028-02-29T23:59:59Z, MONTH, 0, 2028-03-01T00:00:00Z",
        "2028-02-01T00:00:00Z, MONTH, 0, 2028-03-01T00:00:00Z",
        "2027-02-28T23:59:59Z, MONTH, 0, 2027-03-01T00:00:00Z",
        "2028-02-29T12:00:00Z, MONTH, 12, 2029-03-01T00:00:00Z",
        "2028-02-29T12:00:00Z, YEAR, 0, 2029-01-01T00:00:00Z",
        "2027-02-28T12:00:00Z, MONTH, 12, 2028-03-01T00:00:00Z"
    })
    @DisplayName("is the last day of its month")
    void calendar_end(String earned, CalendarWindow.Period period, int later, String gone) {
        Till till = Till.of(LotPolicy.DEFAULT.expiry(new ExpiryRule.EndOf(period, later)));
        till.at(earned).give("a", 7);

        assertGone(till, gone);
    }

    @Test
    @DisplayName("is a day on which what is earned then lapses with inactivity a year later, after the 28th")
    void inactivity() {
        Till till = Till.of(InactivityTest.inactive("P1Y"));
        till.at("2028-02-29T12:00:00Z").give("a", 7);

        assertGone(till, "2029-03-01T00:00:00Z");
    }

    @Test
    @DisplayName(
            "is the day on which what was earned on 31 January is active a month later, and from which its year counts")
    void activation() {
        LotPolicy month = LotPolicy.DEFAULT.activation(new ActivationRule.After(Period.ofMonths(1)));
        Till till = Till.of(month.expiry(new ExpiryRule.After(Period.ofYears(1), Optional.empty())));
        till.at("2028-01-31T12:00:00Z").give("a", 7);

        assertThat(till.at("2028-02-28T23:59:59.999999Z").available()).isZero();
        assertThat(till.at("2028-02-29T00:00:00Z").available()).isEqualTo(7);
        assertGone(till, "2029-03-01T00:00:00Z");
    }
}
