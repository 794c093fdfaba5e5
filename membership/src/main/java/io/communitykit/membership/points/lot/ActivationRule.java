package io.communitykit.membership.points.lot;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.internal.Spans;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** When points that were earned can be spent. Days are those of the program's zone and begin at its midnight. */
public sealed interface ActivationRule {

    /**
     * The terms of points that are earned at an instant.
     *
     * @param earnedAt when the fact or command occurred
     * @param now the instant of the decision: points whose time to become active has come by then are active
     * @param expiry when they are lost once they are active
     * @param zone the program's zone
     * @return the terms of their lot; the time to expiry counts from when they become active
     */
    LotTerms terms(Instant earnedAt, Instant now, ExpiryRule expiry, ZoneId zone);

    /** At once. */
    record AtOnce() implements ActivationRule {

        /** The one instance that code need hold. */
        public static final AtOnce INSTANCE = new AtOnce();

        @Override
        public LotTerms terms(Instant earnedAt, Instant now, ExpiryRule expiry, ZoneId zone) {
            return new LotTerms(earnedAt, LotState.Active.INSTANCE, expiry.expiry(earnedAt, zone));
        }
    }

    /**
     * When the day begins that is so long after the day of earning.
     *
     * @param span how long, above 0
     */
    record After(Period span) implements ActivationRule {

        /**
         * Checks the span.
         *
         * @param span how long, above 0
         */
        public After {
            Spans.require("span of an activation", span);
        }

        @Override
        public LotTerms terms(Instant earnedAt, Instant now, ExpiryRule expiry, ZoneId zone) {
            LocalDate day = CalendarWindow.dayOf(earnedAt, zone).plus(span);
            return from(day, earnedAt, now, expiry, zone);
        }
    }

    /**
     * When the first of these days begins that comes after the day of earning; at once if none is left.
     *
     * @param dates the days, at least one, rising
     */
    record OnDates(List<LocalDate> dates) implements ActivationRule {

        /**
         * Copies the days and checks that they rise.
         *
         * @param dates the days, at least one, rising
         */
        public OnDates {
            dates = List.copyOf(dates);
            boolean rising = !dates.isEmpty();
            for (int i = 1; i < dates.size(); i++) {
                rising &= dates.get(i - 1).isBefore(dates.get(i));
            }
            if (!rising) {
                throw InvalidValueException.of("dates of an activation", "at least one, rising", dates);
            }
        }

        @Override
        public LotTerms terms(Instant earnedAt, Instant now, ExpiryRule expiry, ZoneId zone) {
            LocalDate earned = CalendarWindow.dayOf(earnedAt, zone);
            for (LocalDate date : dates) {
                if (date.isAfter(earned)) {
                    return from(date, earnedAt, now, expiry, zone);
                }
            }
            return AtOnce.INSTANCE.terms(earnedAt, now, expiry, zone);
        }
    }

    /**
     * When a fact of a type comes whose subject is that of the fact or command that gave the points, such as the receipt of
     * the order. If none comes in time, the points are taken back.
     *
     * @param event the type of that fact
     * @param cancelAfter how many days, months or years it may take; the last day counts in full
     */
    record OnEvent(EventType event, Period cancelAfter) implements ActivationRule {

        /**
         * Checks the span.
         *
         * @param event the type of that fact
         * @param cancelAfter how long it may take, above 0
         */
        public OnEvent {
            Spans.require("time to cancel", cancelAfter);
        }

        @Override
        public LotTerms terms(Instant earnedAt, Instant now, ExpiryRule expiry, ZoneId zone) {
            LocalDate last = CalendarWindow.dayOf(earnedAt, zone).plus(cancelAfter);
            Instant cancelAt = Spans.startOf(last.plusDays(1), zone);
            return new LotTerms(earnedAt, new LotState.Waiting(event, cancelAt, expiry), LotExpiry.Never.INSTANCE);
        }
    }

    private static LotTerms from(LocalDate day, Instant earnedAt, Instant now, ExpiryRule expiry, ZoneId zone) {
        Instant active = Spans.startOf(day, zone);
        LotState state = active.isAfter(now) ? new LotState.Pending(active) : LotState.Active.INSTANCE;
        return new LotTerms(earnedAt, state, expiry.expiry(active, zone));
    }
}
