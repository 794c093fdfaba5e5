package io.communitykit.examples.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When people are there: hours of the day, and days of the week. */
final class Rhythm {

    /** Visits an hour, from midnight on: quiet at night, a peak at lunch and a higher one in the evening. */
    private static final int[] HOURS = {
        14, 7, 4, 2, 2, 4, 12, 26, 38, 42, 44, 50, 66, 58, 44, 42, 44, 50, 60, 74, 92, 98, 70, 34
    };

    private static final double WEEKEND = 1.35;
    private static final double FRIDAY = 1.1;

    private final Chance chance;
    private final ZoneId zone;
    private final int[] cumulated = new int[HOURS.length];

    Rhythm(Chance chance, ZoneId zone) {
        this.chance = chance;
        this.zone = zone;
        int sum = 0;
        for (int hour = 0; hour < HOURS.length; hour++) {
            sum += HOURS[hour];
            cumulated[hour] = sum;
        }
    }

    /** How much livelier a day is than a Monday, with some noise. */
    double liveliness(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        double base = weekend ? WEEKEND : weekday == DayOfWeek.FRIDAY ? FRIDAY : 1;
        return base * (0.9 + 0.2 * chance.unit());
    }

    /** A moment of the day at which somebody comes by, in whole milliseconds. */
    Instant moment(LocalDate day) {
        int draw = chance.below(cumulated[cumulated.length - 1]);
        int hour = 0;
        while (cumulated[hour] <= draw) {
            hour++;
        }
        return day.atStartOfDay(zone).plusHours(hour).toInstant().plusMillis(chance.below(3_600_000));
    }
}
