package io.communitykit.membership.points.internal;

import io.communitykit.core.event.EventType;
import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.NotEmpty;
import java.time.LocalDate;
import java.util.List;

/** When earned points can be spent, in a document. */
public sealed interface ActivationDocument {

    /**
     * At once.
     *
     * @param starts says so
     */
    @Describe("Points can be spent as soon as they are earned.")
    record AtOnce(@Describe("Says so.") Start starts) implements ActivationDocument {}

    /** The one word for points that need not wait. */
    enum Start {
        /** As soon as they are earned. */
        AT_ONCE
    }

    /**
     * After a while.
     *
     * @param after how long
     */
    @Describe("Points can be spent from the start of the day that is so long after the day of earning.")
    record After(@Describe("How long, such as P7D.") CalendarSpan after) implements ActivationDocument {}

    /**
     * On dates.
     *
     * @param dates the days
     */
    @Describe(
            "Points can be spent from the first of these days that comes after the day of earning; at once if none is left.")
    record OnDates(
            @Describe("The days, each after the one before.") @NotEmpty
            List<LocalDate> dates) implements ActivationDocument {}

    /**
     * On an event.
     *
     * @param event its type
     * @param cancelAfter how long it may take
     */
    @Describe("Points can be spent once an event with the same subject comes, such as the receipt of the order.")
    record OnEvent(
            @Describe("The type of that event.") EventType event,

            @Describe("If it has not come after so long, the points are taken back; the last day counts in full.")
            CalendarSpan cancelAfter)
            implements ActivationDocument {}
}
