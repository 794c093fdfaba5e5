package io.communitykit.examples.points;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * How days and instants read on a terminal: in the program's zone, instants with the offset that holds there.
 *
 * @param zone the program's zone
 */
public record ProgramTimes(ZoneId zone) {

    private static final int LAST_YEAR = 9_999;

    /** Such as {@code 2026-03-01T08:00:00+08:00}. */
    public String of(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    /** When an optional day begins. */
    Instant start(CommandLine command, String option, @Nullable LocalDate day, Instant ifAbsent) {
        if (day == null) {
            return ifAbsent;
        }
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new ParameterException(
                    command, option + " must be a day of the years 1 to " + LAST_YEAR + ", got " + day);
        }
        Instant start = CalendarWindow.startOfDay(day, zone);
        return start.isBefore(Timestamps.MIN) ? Timestamps.MIN : start;
    }
}
