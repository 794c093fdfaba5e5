package io.communitykit.membership.tier.internal;

import io.communitykit.membership.points.internal.Spans;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a ladder counts of one member, on any day, and what follows from that by the ladder's rules. Looks, and changes
 * nothing.
 */
final class Standing {

    final TierLadder ladder;
    final Climb climb;
    final ZoneId zone;
    final Tally tally;
    final long balance;
    final Periods periods;

    Standing(TierLadder ladder, ZoneId zone, TierState state, Tally tally, long balance) {
        this.ladder = ladder;
        this.climb = ladder.climb().orElseThrow();
        this.zone = zone;
        this.tally = tally;
        this.balance = balance;
        this.periods = new Periods(climb.window(), state.joined());
    }

    boolean hasPeriods() {
        return Periods.in(climb.window());
    }

    /** What the window that contains a day holds. */
    long value(LocalDate day) {
        if (climb.measure() instanceof Measure.Balance) {
            return balance;
        } else if (hasPeriods()) {
            return tally.sum(periods.first(day), periods.after(day));
        } else if (climb.window() instanceof Window.Rolling rolling) {
            return tally.sum(firstIn(rolling, day), day.plusDays(1));
        }
        return tally.base();
    }

    /** What came in from a day to another, both included; for a window without periods, what it holds on the other. */
    long valueSince(LocalDate first, LocalDate day) {
        return hasPeriods() ? tally.sum(first, day.plusDays(1)) : value(day);
    }

    static LocalDate firstIn(Window.Rolling rolling, LocalDate day) {
        return day.minus(rolling.length()).plusDays(1);
    }

    /** The day under which the window keeps what came in on a day; empty where it does not keep days. */
    static Optional<LocalDate> bucket(Window window, Periods periods, LocalDate day) {
        if (window instanceof Window.Rolling) {
            return Optional.of(day);
        }
        return Periods.in(window) ? Optional.of(periods.first(day)) : Optional.empty();
    }

    /** The lowest rank that a member can have. */
    int floor() {
        return ladder.hasFloor() ? 0 : -1;
    }

    long keep(int rank) {
        return ladder.tiers().get(rank).keep();
    }

    long enter(int rank) {
        return ladder.tiers().get(rank).enter();
    }

    Optional<TierId> tier(int rank) {
        return rank < 0
                ? Optional.empty()
                : Optional.of(ladder.tiers().get(rank).id());
    }

    boolean falls(int rank) {
        return TierJudge.falls(ladder, rank);
    }

    boolean continuous() {
        return climb.validity() instanceof Validity.Continuous;
    }

    /** Where a member falls who has so much. */
    int below(int rank, long value) {
        int lower = climb.downgrade().step() == Downgrade.Step.ONE_STEP
                ? rank - 1
                : Math.min(rank - 1, ladder.keptWith(value));
        return Math.max(lower, floor());
    }

    Instant startOf(LocalDate day) {
        return Spans.startOf(day, zone);
    }

    /** When a tier that was reached or confirmed on a day is looked at; empty if that does not hang on the time. */
    Optional<Instant> review(int rank, LocalDate day, int later) {
        if (!falls(rank)) {
            return Optional.empty();
        } else if (climb.validity() instanceof Validity.PeriodEnd) {
            return Optional.of(startOf(periods.plus(day, 1L + later)));
        } else if (climb.validity() instanceof Validity.Term term) {
            return Optional.of(startOf(day.plus(term.length())));
        }
        return Optional.empty();
    }

    /** How many periods later a tier that is reached is looked at. */
    int later() {
        return climb.validity() instanceof Validity.PeriodEnd end ? end.later() : 0;
    }
}
