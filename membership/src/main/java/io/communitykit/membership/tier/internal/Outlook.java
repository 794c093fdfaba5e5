package io.communitykit.membership.tier.internal;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What comes by itself, if nothing more happens: the exact instant of the next change, and of the fall that is ahead. A
 * rolling window is walked through once, from one day on which something enters or leaves it to the next.
 */
final class Outlook {

    private final Standing standing;
    private final int rank;
    private final Optional<Instant> reviewAt;
    private final Optional<TierState.Grace> grace;
    private final LocalDate day;

    Outlook(Standing standing, int rank, Optional<Instant> reviewAt, Optional<TierState.Grace> grace, LocalDate day) {
        this.standing = standing;
        this.rank = rank;
        this.reviewAt = reviewAt;
        this.grace = grace;
        this.day = day;
    }

    /** A fall that comes unless the member does something, and what the member has then. */
    record Fall(Instant at, long value) {}

    /** The review that would not be passed as things stand, or the day on which the value is no longer enough. */
    Optional<Fall> fall() {
        if (!standing.falls(rank) || grace.isPresent()) {
            return Optional.empty();
        }
        if (standing.continuous()) {
            Optional<LocalDate> first = firstBelow();
            return first.map(change -> new Fall(standing.startOf(change), standing.value(change)));
        }
        return reviewAt.map(at -> new Fall(at, standing.value(dayBefore(at))))
                .filter(fall -> fall.value() < standing.keep(rank));
    }

    LocalDate dayBefore(Instant at) {
        return CalendarWindow.dayOf(at, standing.zone).minusDays(1);
    }

    /** When the climb changes next, announcements aside. */
    Optional<Instant> change() {
        Instant first = reviewAt.orElse(null);
        first = earlier(first, grace.map(TierState.Grace::until));
        if (standing.climb.upgrade() == Climb.Upgrade.PERIOD_END) {
            first = earlier(first, periodEnd());
        }
        return Optional.ofNullable(earlier(first, valueChange()));
    }

    static @Nullable Instant earlier(@Nullable Instant first, Optional<Instant> other) {
        return other.isPresent() && (first == null || other.get().isBefore(first)) ? other.get() : first;
    }

    /** The first end of a period with enough for a higher tier. */
    private Optional<Instant> periodEnd() {
        TreeSet<LocalDate> ends = new TreeSet<>();
        addEnds(ends, day);
        for (int i = standing.tally.size() - 1; i >= 0 && standing.tally.day(i).isAfter(day); i--) {
            addEnds(ends, standing.tally.day(i));
        }
        return ends.stream()
                .filter(end -> standing.ladder.reachedWith(standing.value(end.minusDays(1))) > rank)
                .findFirst()
                .map(standing::startOf);
    }

    /** The end of the period, and of the one after: a period in which nothing comes in may be worth more than one with less. */
    private void addEnds(Set<LocalDate> ends, LocalDate any) {
        LocalDate end = standing.periods.after(any);
        ends.add(end);
        ends.add(standing.periods.after(end));
    }

    private Optional<Instant> valueChange() {
        if (grace.isPresent() && !standing.continuous()) {
            return Optional.ofNullable(earlier(rise().orElse(null), madeUp(grace.get())));
        }
        boolean mayRise = standing.climb.upgrade() == Climb.Upgrade.AT_ONCE && mayGrow();
        boolean mayFall = standing.continuous() && standing.falls(rank);
        if (!mayRise && !mayFall) {
            return Optional.empty();
        }
        if (!mayRise) {
            return grace.isPresent() ? Optional.empty() : firstBelow().map(standing::startOf);
        }
        boolean waits = grace.isPresent();
        return firstChange(value ->
                        standing.ladder.reachedWith(value) > rank || (mayFall && waits != value < standing.keep(rank)))
                .map(standing::startOf);
    }

    /** The first day with less than the tier needs. Where nothing grows by itself, days leave one after the other until then. */
    private Optional<LocalDate> firstBelow() {
        boolean plain = standing.climb.window() instanceof Window.Rolling
                && !(standing.climb.measure() instanceof Measure.Balance)
                && !mayGrow();
        if (!plain) {
            return firstChange(value -> value < standing.keep(rank));
        }
        Window.Rolling rolling = (Window.Rolling) standing.climb.window();
        Tally tally = standing.tally;
        int first = Math.toIntExact(Standing.firstIn(rolling, day).toEpochDay());
        long value = standing.value(day);
        for (int i = 0; i < tally.size(); i++) {
            if (tally.epochDay(i) >= first) {
                value -= tally.sum(i);
                if (value < standing.keep(rank)) {
                    return Optional.of(LocalDate.ofEpochDay(leave(rolling, tally.epochDay(i))));
                }
            }
        }
        return Optional.empty();
    }

    /** Only what was told for days ahead, and what leaves the window as less than nothing, lets a value grow by itself. */
    private boolean mayGrow() {
        Tally tally = standing.tally;
        return tally.size() > 0 && (tally.epochDay(tally.size() - 1) > day.toEpochDay() || tally.anyNegative());
    }

    private Optional<Instant> rise() {
        return standing.climb.upgrade() == Climb.Upgrade.AT_ONCE
                ? firstChange(value -> standing.ladder.reachedWith(value) > rank)
                        .map(standing::startOf)
                : Optional.empty();
    }

    /** When what was told for days ahead makes up for a review. */
    private Optional<Instant> madeUp(TierState.Grace waiting) {
        if (!standing.hasPeriods()) {
            return firstChange(value -> value >= standing.keep(rank)).map(standing::startOf);
        }
        for (int i = 0; i < standing.tally.size(); i++) {
            LocalDate ahead = standing.tally.day(i);
            if (ahead.isAfter(day) && standing.valueSince(waiting.since(), ahead) >= standing.keep(rank)) {
                return Optional.of(standing.startOf(ahead));
            }
        }
        return Optional.empty();
    }

    private interface Test {
        boolean holds(long value);
    }

    /** The first day after today on which the value, changing by itself, passes a test. */
    private Optional<LocalDate> firstChange(Test test) {
        if (standing.climb.measure() instanceof Measure.Balance) {
            return Optional.empty();
        } else if (standing.climb.window() instanceof Window.Rolling rolling) {
            return firstInRolling(rolling, test);
        } else if (!standing.hasPeriods()) {
            return Optional.empty();
        }
        TreeSet<LocalDate> starts = new TreeSet<>();
        starts.add(standing.periods.after(day));
        for (int i = standing.tally.size() - 1; i >= 0 && standing.tally.day(i).isAfter(day); i--) {
            starts.add(standing.tally.day(i));
            starts.add(standing.periods.after(standing.tally.day(i)));
        }
        return starts.stream()
                .filter(start -> start.isAfter(day) && test.holds(standing.value(start)))
                .findFirst();
    }

    private Optional<LocalDate> firstInRolling(Window.Rolling rolling, Test test) {
        Tally tally = standing.tally;
        int today = Math.toIntExact(day.toEpochDay());
        int first = Math.toIntExact(Standing.firstIn(rolling, day).toEpochDay());
        int leaving = 0;
        while (leaving < tally.size() && tally.epochDay(leaving) < first) {
            leaving++;
        }
        int entering = leaving;
        long value = 0;
        while (entering < tally.size() && tally.epochDay(entering) <= today) {
            value += tally.sum(entering++);
        }
        while (leaving < tally.size()) {
            int change = leave(rolling, tally.epochDay(leaving));
            if (entering < tally.size() && tally.epochDay(entering) < change) {
                change = tally.epochDay(entering);
            }
            while (entering < tally.size() && tally.epochDay(entering) <= change) {
                value += tally.sum(entering++);
            }
            while (leaving < entering && leave(rolling, tally.epochDay(leaving)) <= change) {
                value -= tally.sum(leaving++);
            }
            if (test.holds(value)) {
                return Optional.of(LocalDate.ofEpochDay(change));
            }
        }
        return Optional.empty();
    }

    /** The first day whose window no longer holds a day. */
    private static int leave(Window.Rolling rolling, int epochDay) {
        Period length = rolling.length();
        if (length.toTotalMonths() == 0) {
            return epochDay + (int) length.get(ChronoUnit.DAYS);
        }
        LocalDate held = LocalDate.ofEpochDay(epochDay);
        LocalDate leave = held.plus(length);
        while (!Standing.firstIn(rolling, leave).isAfter(held)) {
            leave = leave.plusDays(1);
        }
        while (Standing.firstIn(rolling, leave.minusDays(1)).isAfter(held)) {
            leave = leave.minusDays(1);
        }
        return Math.toIntExact(leave.toEpochDay());
    }
}
