package io.communitykit.referral.reward.internal;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.ledger.Used;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of caps the days have used, open for changes. Not safe for many threads. */
final class CapRoom {

    /** Days are kept for facts that come so late, beyond twice the longest window. */
    private static final int LATE = 366;

    private final SortedMap<LocalDate, Used> days;
    private Used inAll;

    CapRoom(SortedMap<LocalDate, Used> days, Used inAll) {
        this.days = new TreeMap<>(days);
        this.inAll = inAll;
    }

    SortedMap<LocalDate, Used> days() {
        return days;
    }

    Used inAll() {
        return inAll;
    }

    /** How much of an amount a cap leaves room for on a day, so that no window that holds the day is overfilled. */
    long room(RewardCap cap, LocalDate day, long amount) {
        if (cap.measure() == RewardCap.Measure.AMOUNT_PER_REFERRAL) {
            return Math.min(amount, cap.limit());
        }
        Used used = mostUsed(cap.window(), day, cap.measure());
        return switch (cap.measure()) {
            case COUNT -> used.grants() < cap.limit() ? amount : 0;
            case AMOUNT, AMOUNT_PER_REFERRAL -> Math.max(0, Math.min(amount, cap.limit() - used.amount()));
        };
    }

    /**
     * When what is used in a window begins to leave it, as days pass from one on; empty where nothing is used there, so that time changes
     * nothing.
     */
    Optional<LocalDate> frees(CalendarWindow window, LocalDate day) {
        if (window instanceof CalendarWindow.Rolling rolling) {
            SortedMap<LocalDate, Used> reaching = days.tailMap(rolling.firstDay(day));
            return reaching.isEmpty()
                    ? Optional.empty()
                    : Optional.of(reaching.firstKey().plusDays(rolling.days()));
        }
        LocalDate next = window.dayAfter(day);
        return days.subMap(window.firstDay(day), next).isEmpty() ? Optional.empty() : Optional.of(next);
    }

    private Used mostUsed(Optional<CalendarWindow> window, LocalDate day, RewardCap.Measure measure) {
        if (window.isEmpty()) {
            return inAll;
        }
        Used most = sum(window.get(), day);
        if (window.get() instanceof CalendarWindow.Rolling rolling) {
            // A late fact also lies in windows that end after it, where later facts have used room already.
            for (LocalDate end :
                    days.subMap(day.plusDays(1), day.plusDays(rolling.days())).keySet()) {
                Used later = sum(rolling, end);
                boolean fuller = measure == RewardCap.Measure.COUNT
                        ? later.grants() > most.grants()
                        : later.amount() > most.amount();
                most = fuller ? later : most;
            }
        }
        return most;
    }

    private Used sum(CalendarWindow window, LocalDate day) {
        long grants = 0;
        long amount = 0;
        for (Used used : days.subMap(window.firstDay(day), window.dayAfter(day)).values()) {
            grants += used.grants();
            amount += used.amount();
        }
        return new Used(grants, amount);
    }

    /** Whether all windows of a rule's caps hold both days or neither. */
    boolean areSameWindows(RewardRule rule, LocalDate one, LocalDate other) {
        return one.equals(other)
                || rule.caps().stream()
                        .flatMap(cap -> cap.window().stream())
                        .allMatch(window -> window instanceof CalendarWindow.Period
                                && window.firstDay(one).equals(window.firstDay(other)));
    }

    /** Uses room, or gives it back where the numbers are negative: of a day that was dropped, none. */
    void use(LocalDate day, long grants, long amount) {
        Used before = days.getOrDefault(day, Used.NOTHING);
        Used after = new Used(Math.max(0, before.grants() + grants), Math.max(0, before.amount() + amount));
        inAll = new Used(inAll.grants() + grants, inAll.amount() + amount);
        if (after.equals(Used.NOTHING)) {
            days.remove(day);
        } else {
            days.put(day, after);
        }
    }

    /** Drops days that no cap of the rule looks at any more. */
    void prune(RewardRule rule) {
        if (days.isEmpty()) {
            return;
        }
        long longest = 0;
        LocalDate last = days.lastKey();
        for (RewardCap cap : rule.caps()) {
            if (cap.window().isPresent()) {
                CalendarWindow window = cap.window().get();
                longest = Math.max(
                        longest,
                        window.dayAfter(last).toEpochDay()
                                - window.firstDay(last).toEpochDay());
            }
        }
        days.headMap(last.minusDays(2 * longest + LATE)).clear();
    }
}
