package io.communitykit.membership.points.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.core.time.CalendarWindow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When points are lost, in a document. */
public sealed interface ExpiryDocument {

    /**
     * Never.
     *
     * @param ends says so
     */
    @Describe("Points are never lost.")
    record Never(@Describe("Says so.") End ends) implements ExpiryDocument {}

    /** The one word for points that live for ever. */
    enum End {
        /** They do not end. */
        NEVER
    }

    /**
     * After a while.
     *
     * @param after how long
     * @param roundUpTo the calendar stretch to whose last day the last day is moved
     */
    @Describe("Points are lost so long after the day on which they became active; the last day counts in full.")
    record After(
            @Describe("How long, such as P12M.") CalendarSpan after,

            @Describe("Moves the last day to the last day of this calendar stretch.")
            CalendarWindow.@Nullable Period roundUpTo)
            implements ExpiryDocument {}

    /**
     * With a calendar stretch.
     *
     * @param endOf the stretch
     * @param later how many stretches later; 0 by default
     */
    @Describe("Points are lost at the end of the calendar stretch in which they became active, or of a later one.")
    record EndOf(
            @Describe("The calendar stretch, such as year.") CalendarWindow.Period endOf,

            @Describe("How many stretches later; 0 by default, 1 for the end of next year.") @Nullable @Min(0) @Max(100)
            Integer later)
            implements ExpiryDocument {}

    /**
     * After a fixed day.
     *
     * @param lastDay the last day
     */
    @Describe("Points are lost after a fixed day, in the program's zone.")
    record OnDate(
            @Describe("The last day on which they can be spent, such as 2026-11-11.")
            LocalDate lastDay) implements ExpiryDocument {}

    /**
     * With the member's inactivity.
     *
     * @param inactivity how long
     * @param roundUpTo the calendar stretch to whose last day the last day is moved
     */
    @Describe("All points are lost together when the member neither earned nor spent any for so long.")
    record Inactivity(
            @Describe("How long, such as P6M.") CalendarSpan inactivity,

            @Describe("Moves the last day to the last day of this calendar stretch.")
            CalendarWindow.@Nullable Period roundUpTo)
            implements ExpiryDocument {}
}
