package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.attribute;
import static io.communitykit.core.condition.Condition.not;
import static io.communitykit.core.condition.Truth.FALSE;
import static io.communitykit.core.condition.Truth.TRUE;
import static io.communitykit.core.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecencyTest {

    private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final Duration DAY_AND_HALF = Duration.ofHours(36);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Truth truth(Condition condition, AttributeValue value, Instant now) {
        return condition.evaluate(KnownFacts.of("at", value).at(now));
    }

    @Test
    @DisplayName("what is within a duration is so up to that very instant, and older 1 microsecond after")
    void boundary() {
        Condition within = attribute("at").within(DAY_AND_HALF);
        Condition older = attribute("at").olderThan(DAY_AND_HALF);
        AttributeValue may = AttributeValue.of(MAY);
        Instant last = MAY.plus(DAY_AND_HALF);

        assertThat(truth(within, may, last)).isEqualTo(TRUE);
        assertThat(truth(older, may, last)).isEqualTo(FALSE);
        assertThat(truth(within, may, last.plusNanos(999)))
                .as("less than a microsecond is cut off")
                .isEqualTo(TRUE);
        assertThat(truth(within, may, last.plusNanos(1_000))).isEqualTo(FALSE);
        assertThat(truth(older, may, last.plusNanos(1_000))).isEqualTo(TRUE);
        assertThat(truth(within, may, MAY.minusSeconds(9))).as("ahead").isEqualTo(TRUE);
        assertThat(truth(attribute("at").within(Duration.ZERO), may, MAY)).isEqualTo(TRUE);
    }

    @Test
    @DisplayName("without an instant, or without a now, it is unknown either way")
    void unknown() {
        for (Condition condition : List.of(
                attribute("at").within(DAY_AND_HALF),
                attribute("at").olderThan(DAY_AND_HALF),
                attribute("at").withinDays(2, SHANGHAI),
                attribute("at").olderThanDays(2, SHANGHAI))) {
            assertThat(condition.evaluate(KnownFacts.of("at", AttributeValue.of(MAY))))
                    .as("no now")
                    .isEqualTo(UNKNOWN);
            assertThat(truth(condition, AttributeValue.of("2024-05-01T00:00:00Z"), MAY))
                    .isEqualTo(UNKNOWN);
            assertThat(not(condition)
                            .evaluate(KnownFacts.of("other", AttributeValue.of(MAY))
                                    .at(MAY)))
                    .isEqualTo(UNKNOWN);
        }
        assertThat(truth(attribute("at").within(DAY_AND_HALF), AttributeValue.of(LocalDate.EPOCH), MAY))
                .as("a date is no instant")
                .isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @DisplayName("what is within days stops to be so where the zone's day after begins, to the microsecond")
    @CsvSource({
        // last of February in a leap year
        "2024-02-28T15:30:00Z, 0, Asia/Shanghai, 2024-02-28T16:00:00Z",
        "2024-02-28T15:30:00Z, 2, Asia/Shanghai, 2024-03-01T16:00:00Z",
        "2023-02-28T15:30:00Z, 1, Asia/Shanghai, 2023-03-01T16:00:00Z",
        "2023-12-31T15:59:59.999999Z, 0, Asia/Shanghai, 2023-12-31T16:00:00Z",
        "2023-12-31T16:00:00Z, 0, Asia/Shanghai, 2024-01-01T16:00:00Z",
        // 10 March 2024 has 23 hours in New York, 3 November 25
        "2024-03-09T17:00:00Z, 0, America/New_York, 2024-03-10T05:00:00Z",
        "2024-03-09T17:00:00Z, 1, America/New_York, 2024-03-11T04:00:00Z",
        "2024-11-02T17:00:00Z, 0, America/New_York, 2024-11-03T04:00:00Z",
        "2024-11-02T17:00:00Z, 1, America/New_York, 2024-11-04T05:00:00Z",
        // 4 November 2018 began at 1 o'clock in Sao Paulo
        "2018-11-03T12:00:00Z, 0, America/Sao_Paulo, 2018-11-04T03:00:00Z",
        "2018-11-03T12:00:00Z, 1, America/Sao_Paulo, 2018-11-05T02:00:00Z",
        // 30 December 2011 did not happen in Samoa
        "2011-12-29T20:00:00Z, 0, Pacific/Apia, 2011-12-30T10:00:00Z",
        "2011-12-29T20:00:00Z, 1, Pacific/Apia, 2011-12-30T10:00:00Z",
        "2011-12-29T20:00:00Z, 2, Pacific/Apia, 2011-12-31T10:00:00Z",
        "2024-05-01T00:00:00Z, 7, -03:30, 2024-05-08T03:30:00Z",
    })
    void days(Instant value, int days, String zone, Instant turns) {
        DayRecency within =
                new DayRecency(attribute("at").name(), DayRecency.Operator.WITHIN_DAYS, days, ZoneId.of(zone));
        Condition older = attribute("at").olderThanDays(days, ZoneId.of(zone));
        AttributeValue at = AttributeValue.of(value);

        assertThat(truth(within, at, turns.minusNanos(1_000))).isEqualTo(TRUE);
        assertThat(truth(within, at, turns)).isEqualTo(FALSE);
        assertThat(truth(older, at, turns.minusNanos(1_000))).isEqualTo(FALSE);
        assertThat(truth(older, at, turns)).isEqualTo(TRUE);
        assertThat(within.turnsOld(at)).contains(turns);
    }

    @Test
    @DisplayName("a date counts from its day in the condition's zone, a day ahead is within")
    void dates() {
        AttributeValue first = AttributeValue.of(LocalDate.of(2024, 5, 1));
        Condition today = attribute("at").withinDays(0, SHANGHAI);
        assertThat(truth(today, first, Instant.parse("2024-05-01T15:59:59Z"))).isEqualTo(TRUE);
        assertThat(truth(today, first, Instant.parse("2024-05-01T16:00:00Z"))).isEqualTo(FALSE);
        assertThat(truth(attribute("at").withinDays(0, ZoneOffset.UTC), first, Instant.parse("2024-05-01T23:59:59Z")))
                .isEqualTo(TRUE);
        assertThat(truth(today, first, Instant.parse("2024-01-01T00:00:00Z"))).isEqualTo(TRUE);
    }

    @Test
    @DisplayName("durations, days and zones that no document could say are refused")
    void refused() {
        assertThatThrownBy(() -> attribute("at").within(Duration.ofNanos(-1)))
                .hasMessage("\"within\" must be a duration of 0 to 36600 days, got PT-0.000000001S");
        assertThatThrownBy(() -> attribute("at").olderThan(Recency.MAX.plusNanos(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThat(attribute("at").olderThan(Duration.ofNanos(1_999)))
                .isEqualTo(attribute("at").olderThan(Duration.ofNanos(1_000)));
        assertThatThrownBy(() -> attribute("at").withinDays(-1, SHANGHAI))
                .hasMessage("\"withinDays\" must be 0 to 36600 days, got -1");
        assertThatThrownBy(() -> attribute("at").olderThanDays(36_601, SHANGHAI))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> attribute("at").withinDays(1, ZoneId.of("UTC+08:00")))
                .hasMessage("zone must be a zone by its name or a plain offset, got UTC+08:00");
    }
}
