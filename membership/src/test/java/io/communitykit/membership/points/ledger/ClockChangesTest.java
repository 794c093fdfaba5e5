package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.COINS;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In New York clocks went from 02:00 to 03:00 on 2026-03-08 and go from 02:00 back to 01:00 on 2026-11-01. */
@DisplayName("Where clocks change,")
class ClockChangesTest {

    private static final String NEW_YORK = "America/New_York";
    private static final CapId DAILY = new CapId("daily");

    /** Each order earns a coin for each whole 1.00, up to 10 a day. */
    private static PointsProgram.Builder capped(String version, String zone) {
        EarningRule plain = Till.perYuan("bonus", COINS);
        return Till.program(version, zone, Optional.of(LotPolicy.DEFAULT))
                .cap(new Cap(DAILY, COINS, CapPeriod.DAY, 10, Cap.Deductions.KEEP_ROOM))
                .rule(new EarningRule(
                        plain.id(),
                        plain.when(),
                        plain.condition(),
                        plain.to(),
                        plain.currency(),
                        plain.effect(),
                        plain.quantity(),
                        List.of(DAILY)));
    }

    private static long earned(Till till, String at) {
        long before = till.pot(COINS).balance();
        till.at(at).paid("order " + at, 800);
        return till.pot(COINS).balance() - before;
    }

    @ParameterizedTest(name = "from {0} until {3}")
    @CsvSource({
        // 23 hours: midnight is 05:00 before and 04:00 after.
        "2026-03-08T04:59:59Z, 2026-03-08T05:00:00Z, 2026-03-09T03:59:59Z, 2026-03-09T04:00:00Z",
        // 25 hours: midnight is 04:00 before and 05:00 after.
        "2026-11-01T03:59:59Z, 2026-11-01T04:00:00Z, 2026-11-02T04:59:59Z, 2026-11-02T05:00:00Z"
    })
    @DisplayName("a day's cap counts from its midnight to the next, however many hours lie between")
    void day(String before, String first, String last, String after) {
        Till till = Till.of(capped("1", NEW_YORK));

        assertThat(earned(till, before)).isEqualTo(8);
        assertThat(earned(till, first)).isEqualTo(8);
        assertThat(earned(till, last)).isEqualTo(2);
        assertThat(earned(till, after)).isEqualTo(8);
    }

    @Test
    @DisplayName("an hour that comes twice belongs to one day both times")
    void overlap() {
        Till till = Till.of(capped("1", NEW_YORK));

        assertThat(earned(till, "2026-11-01T05:30:00Z"))
                .as("01:30 for the first time")
                .isEqualTo(8);
        assertThat(earned(till, "2026-11-01T06:30:00Z"))
                .as("01:30 for the second time")
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "earned {0}: active {1}, gone {2}")
    @CsvSource({
        "2026-03-07T12:00:00Z, 2026-03-08T05:00:00Z, 2026-03-10T04:00:00Z",
        "2026-10-31T12:00:00Z, 2026-11-01T04:00:00Z, 2026-11-03T05:00:00Z"
    })
    @DisplayName("activation and expiry fall on midnight of the shop")
    void lots(String earned, String active, String gone) {
        Till till = Till.of(NEW_YORK, LotsTest.after("P1D").activation(new ActivationRule.After(Period.ofDays(1))));
        till.at(earned).give("a", 7);

        assertThat(till.at(Instant.parse(active).minusNanos(1_000)).available()).isZero();
        assertThat(till.at(active).available()).isEqualTo(7);
        assertThat(till.at(Instant.parse(gone).minusNanos(1_000)).available()).isEqualTo(7);
        assertThat(till.at(gone).available()).isZero();
    }

    @ParameterizedTest(name = "active {0}: lapses {1}")
    @CsvSource({"2026-03-07T12:00:00Z, 2026-03-09T04:00:00Z", "2026-10-31T12:00:00Z, 2026-11-02T05:00:00Z"})
    @DisplayName("a balance lapses at midnight of the shop")
    void inactivity(String active, String lapse) {
        Till till = Till.of(NEW_YORK, InactivityTest.inactive("P1D"));
        till.at(active).give("a", 7);

        assertThat(till.pot().lapsesAt()).contains(Instant.parse(lapse));
    }

    @Test
    @DisplayName("a hold's hours are hours that pass, not hours of the clock")
    void holds() {
        Till till = Till.of(NEW_YORK, LotPolicy.DEFAULT.holdFor(Duration.ofHours(24)));
        till.at("2026-11-01T04:00:00Z").give("a", 7);
        till.hold("h", 7);

        assertThat(till.at("2026-11-02T03:59:59.999999Z").available()).isZero();
        assertThat(till.at("2026-11-02T04:00:00Z").available()).isEqualTo(7);
    }

    @Test
    @DisplayName(
            "as a program moves to another zone, a day of one name has one room in both zones, and no fact counts twice")
    void moved() {
        Till till = Till.of(capped("1", "Asia/Shanghai"));
        assertThat(earned(till, "2026-03-10T15:59:59Z"))
                .as("the 10th in Shanghai")
                .isEqualTo(8);
        till.edition(capped("2", NEW_YORK));

        assertThat(earned(till, "2026-03-10T16:00:00Z"))
                .as("the 10th in New York too")
                .isEqualTo(2);
        assertThat(earned(till, "2026-03-11T04:00:00Z"))
                .as("the 11th in New York")
                .isEqualTo(8);
    }
}
