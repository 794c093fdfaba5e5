package io.communitykit.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.CalendarWindow.Period;
import io.communitykit.core.time.CalendarWindow.Rolling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clock changes are those of the IANA time zone database. */
class CalendarWindowTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-05-01T15:59:59.999999Z, Asia/Shanghai, 2024-04-30T16:00:00Z, 2024-05-01T16:00:00Z",
        "DAY, 2024-05-01T16:00:00Z, Asia/Shanghai, 2024-05-01T16:00:00Z, 2024-05-02T16:00:00Z",
        "WEEK, 2021-01-01T12:00:00Z, UTC, 2020-12-28T00:00:00Z, 2021-01-04T00:00:00Z",
        "WEEK, 2025-01-01T12:00:00Z, UTC, 2024-12-30T00:00:00Z, 2025-01-06T00:00:00Z",
        "WEEK, 2023-01-01T23:59:59Z, UTC, 2022-12-26T00:00:00Z, 2023-01-02T00:00:00Z",
        "WEEK, 2023-01-02T00:00:00Z, UTC, 2023-01-02T00:00:00Z, 2023-01-09T00:00:00Z",
        "MONTH, 2024-02-29T12:00:00Z, UTC, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "QUARTER, 2024-03-31T23:59:59Z, UTC, 2024-01-01T00:00:00Z, 2024-04-01T00:00:00Z",
        "QUARTER, 2024-12-31T23:59:59Z, UTC, 2024-10-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "YEAR, 2024-12-31T16:00:00Z, Asia/Shanghai, 2024-12-31T16:00:00Z, 2025-12-31T16:00:00Z"
    })
    @DisplayName("a period holds its start and not its end, in the zone named")
    void periodsAreHalfOpen(Period period, Instant instant, ZoneId zone, Instant start, Instant end) {
        assertThat(period.around(instant, zone)).isEqualTo(new TimeRange(start, end));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31T10:00:00Z, Europe/Berlin, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z",
        "2024-10-27T10:00:00Z, Europe/Berlin, 2024-10-26T22:00:00Z, 2024-10-27T23:00:00Z",
        "2018-11-04T12:00:00Z, America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "2018-02-17T12:00:00Z, America/Sao_Paulo, 2018-02-17T02:00:00Z, 2018-02-18T03:00:00Z",
        "2024-04-06T12:00:00Z, Australia/Lord_Howe, 2024-04-06T13:00:00Z, 2024-04-07T13:30:00Z"
    })
    @DisplayName("a day in which clocks change has another length")
    void daysOfClockChanges(String instant, ZoneId zone, Instant start, Instant end) {
        Instant inside = Instant.parse(instant).isBefore(start) ? start : Instant.parse(instant);
        assertThat(Period.DAY.around(inside, zone)).isEqualTo(new TimeRange(start, end));
    }

    @Test
    @DisplayName("where a zone skips a day, the days around it touch")
    void skippedDay() {
        // Samoa went over the date line: 29 December 2011 was followed by the 31st.
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant change = Instant.parse("2011-12-30T10:00:00Z");
        assertThat(Period.DAY.around(change.minusSeconds(1), apia))
                .isEqualTo(new TimeRange(Instant.parse("2011-12-29T10:00:00Z"), change));
        assertThat(Period.DAY.around(change, apia))
                .isEqualTo(new TimeRange(change, Instant.parse("2011-12-31T10:00:00Z")));
        assertThat(CalendarWindow.dayOf(change, apia)).isEqualTo(LocalDate.parse("2011-12-31"));
        assertThat(new Rolling(2).around(change, apia).start()).isEqualTo(change);
        assertThat(new Rolling(3).around(change, apia).start()).isEqualTo(Instant.parse("2011-12-29T10:00:00Z"));
    }

    @Test
    @DisplayName("where clocks are set back over midnight, the new day goes on")
    void midnightComesTwice() {
        // Newfoundland set clocks back at 00:01 until 2010: 7 November 00:01 (02:31Z) became the 6th 23:01.
        ZoneId stJohns = ZoneId.of("America/St_Johns");
        Instant firstMidnight = Instant.parse("2010-11-07T02:30:00Z");
        Instant again = Instant.parse("2010-11-07T03:00:00Z");
        assertThat(again.atZone(stJohns).toLocalDate()).isEqualTo(LocalDate.parse("2010-11-06"));

        TimeRange seventh = new TimeRange(firstMidnight, Instant.parse("2010-11-08T03:30:00Z"));
        assertThat(Period.DAY.around(again, stJohns)).isEqualTo(seventh);
        assertThat(Period.DAY.around(firstMidnight, stJohns)).isEqualTo(seventh);
        assertThat(Period.DAY.around(firstMidnight.minusNanos(1), stJohns).end())
                .isEqualTo(firstMidnight);
        assertThat(CalendarWindow.dayOf(again, stJohns)).isEqualTo(LocalDate.parse("2010-11-07"));
        assertThat(new Rolling(1).around(again, stJohns)).isEqualTo(seventh);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2024-01-31, 1, 2024-02-29",
        "MONTH, 2023-01-31, 1, 2023-02-28",
        "MONTH, 2024-03-31, -1, 2024-02-29",
        "QUARTER, 2023-11-30, 1, 2024-02-29",
        "YEAR, 2024-02-29, 1, 2025-02-28",
        "YEAR, 2024-02-29, 4, 2028-02-29",
        "WEEK, 2024-12-30, 1, 2025-01-06",
        "DAY, 2024-02-28, 2, 2024-03-01"
    })
    @DisplayName("moving by periods clamps to the end of the month")
    void clamps(Period period, LocalDate day, long periods, LocalDate expected) {
        assertThat(period.plus(day, periods)).isEqualTo(expected);
    }

    @Test
    @DisplayName("a rolling window ends with the day in question")
    void rollingEndsWithTheDay() {
        assertThat(new Rolling(30).around(Instant.parse("2024-03-30T08:00:00Z"), ZoneOffset.UTC))
                .isEqualTo(new TimeRange(Instant.parse("2024-03-01T00:00:00Z"), Instant.parse("2024-03-31T00:00:00Z")));
        assertThat(new Rolling(1).around(Instant.parse("2024-03-30T00:00:00Z"), ZoneOffset.UTC))
                .isEqualTo(Period.DAY.around(Instant.parse("2024-03-30T00:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    @DisplayName("a rolling window has 1 to 36,600 days")
    void rollingIsBounded() {
        assertThat(new Rolling(36_600).firstDay(LocalDate.parse("2024-01-01")))
                .isEqualTo(LocalDate.parse("1923-10-19"));
        assertThatThrownBy(() -> new Rolling(0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("days of a rolling window must be 1 to 36600, got 0");
        assertThatThrownBy(() -> new Rolling(36_601)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("a range holds its start and not its end, and is never empty")
    void rangeIsHalfOpen() {
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        TimeRange range = new TimeRange(start, start.plusSeconds(1));
        assertThat(range.contains(start)).isTrue();
        assertThat(range.contains(start.minusNanos(1))).isFalse();
        assertThat(range.contains(range.end())).isFalse();
        assertThat(range.contains(range.end().minusNanos(1))).isTrue();
        assertThatThrownBy(() -> new TimeRange(start, start))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("time range must be start before end");
    }
}
