package io.communitykit.membership.tier.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.internal.CalendarSpan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Over which time a ladder counts, in a document. */
public sealed interface WindowDocument
        permits WindowDocument.Since,
                WindowDocument.Calendar,
                WindowDocument.Rolling,
                WindowDocument.Anniversary,
                WindowDocument.Dated {

    /**
     * Since a moment of the member's own.
     *
     * @param since which
     */
    @Describe("Since ever, or since the tier was reached or last confirmed.")
    record Since(@Describe("Since when.") Start since) implements WindowDocument {}

    /** Moments from which on a ladder can count. */
    enum Start {
        /** The whole lifetime. */
        EVER,
        /** The day on which the tier was reached or last confirmed. */
        TIER_START
    }

    /**
     * A calendar stretch.
     *
     * @param calendar the stretch
     * @param yearStart the day on which the year begins; 1 January by default
     */
    @Describe("The calendar stretch that the day is in.")
    record Calendar(
            @Describe("The stretch, such as year.") CalendarWindow.Period calendar,

            @Describe(
                    "The day on which the year begins from which months, quarters and halves are counted, such as --04-01; 1 January by default, and always for days and weeks.")
            @Nullable
            YearStart yearStart)
            implements WindowDocument {}

    /**
     * The last so many days or months.
     *
     * @param rolling how long
     */
    @Describe("The last so many days or months, the day itself included.")
    record Rolling(@Describe("How long, such as P12M.") CalendarSpan rolling) implements WindowDocument {}

    /**
     * From one anniversary of the day joined to the next.
     *
     * @param anniversary how long
     */
    @Describe("The stretch between two anniversaries of the day on which the member joined.")
    record Anniversary(
            @Describe("How long from one to the next, in whole months or years, such as P12M.")
            CalendarSpan anniversary)
            implements WindowDocument {}

    /**
     * Given days.
     *
     * @param from the first
     * @param until the first day after
     */
    @Describe("From a given day on.")
    record Dated(
            @Describe("The first day.") LocalDate from,

            @Describe("The first day after; without it, there is no end.") @Nullable
            LocalDate until)
            implements WindowDocument {}
}
