package io.communitykit.membership.points;

import java.time.LocalDate;

/**
 * One stretch of time in which a cap counts: the cap, its period, and the first day.
 *
 * @param cap the cap
 * @param period how long the stretch is
 * @param firstDay its first day in the program's zone; 1970-01-01 for {@link CapPeriod#LIFETIME}
 */
public record CapWindow(CapId cap, CapPeriod period, LocalDate firstDay) {

    @Override
    public String toString() {
        return period == CapPeriod.LIFETIME ? cap + " lifetime" : cap + " " + period.code() + " of " + firstDay;
    }
}
