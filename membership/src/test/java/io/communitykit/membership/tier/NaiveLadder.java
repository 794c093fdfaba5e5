package io.communitykit.membership.tier;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One member's place on one ladder by the words of TIERS.md: keeps every contribution and adds them all up again whenever it is
 * asked to judge. Whoever uses it has it judge at the first instant of every day, at the end of every lock, and with all
 * that is told.
 */
final class NaiveLadder {

    /** What came in with one entry; a refund makes it smaller. */
    private static final class Contribution {
        final LocalDate day;
        final long posting;
        final String origin;
        long points;

        Contribution(LocalDate day, long posting, String origin, long points) {
            this.day = day;
            this.posting = posting;
            this.origin = origin;
            this.points = points;
        }
    }

    private final TierLadder ladder;
    private final Climb climb;
    private final ZoneId zone;
    private final PolicyVersion version;
    private final NaiveWindow windows;
    private final List<Contribution> contributions = new ArrayList<>();
    private final List<TierLock> locks = new ArrayList<>();
    private final List<TierEvent> events = new ArrayList<>();

    private long balance;
    private long posting;
    private int climbed = -1;
    private int shown = -1;
    private long begunWith;
    private Instant now;
    private LocalDate today;
    private @Nullable LocalDate reviewOn;
    private @Nullable LocalDate graceEnds;
    private LocalDate graceCounts;
    private @Nullable LocalDate announced;
    private LocalDate lookedAt;

    NaiveLadder(TierLadder ladder, ZoneId zone, PolicyVersion version, LocalDate joined, Instant now) {
        this.ladder = ladder;
        this.climb = ladder.climb().orElseThrow();
        this.zone = zone;
        this.version = version;
        this.windows = new NaiveWindow(climb.window(), joined);
        this.now = now;
        this.today = CalendarWindow.dayOf(now, zone);
        this.graceCounts = today;
        this.lookedAt = today;
    }

    // ---- what is told

    void begin(Instant at, long number) {
        now = at;
        today = CalendarWindow.dayOf(at, zone);
        posting = number;
        if (today.isBefore(lookedAt)) {
            lookedAt = today;
        }
    }

    void comesIn(LocalDate day, String origin, long points) {
        contributions.add(new Contribution(day, posting, origin, points));
    }

    void balanceIs(long value) {
        balance = value;
    }

    /** A refund or an undo claims points of what came in under a name, the first first. */
    void claim(String origin, long points) {
        long left = points;
        for (Contribution each : contributions) {
            if (each.origin.equals(origin) && each.points > 0 && left > 0) {
                long taken = Math.min(left, each.points);
                each.points -= taken;
                left -= taken;
            }
        }
    }

    void takeBackAll(String origin) {
        contributions.stream().filter(each -> each.origin.equals(origin)).forEach(each -> each.points = 0);
    }

    long earned(String origin) {
        return contributions.stream()
                .filter(each -> each.origin.equals(origin))
                .mapToLong(each -> each.points)
                .sum();
    }

    void lock(TierLock lock) {
        locks.add(lock);
        shown = shown();
        change(TierChange.Kind.LOCKED, climbed, value(today), OptionalLong.empty(), lock.until());
    }

    boolean hasLock(TierId tier) {
        return locks.stream().anyMatch(lock -> lock.tier().equals(tier));
    }

    void unlock(TierId tier) {
        for (TierLock lock : List.copyOf(locks)) {
            if (lock.tier().equals(tier)) {
                remove(lock);
            }
        }
    }

    private void remove(TierLock lock) {
        locks.remove(lock);
        shown = shown();
        change(TierChange.Kind.UNLOCKED, climbed, value(today), OptionalLong.empty(), Optional.empty());
    }

    // ---- judging

    void endLocks() {
        for (TierLock lock : List.copyOf(locks)) {
            if (lock.until().isPresent() && !lock.until().get().isAfter(now)) {
                remove(lock);
            }
        }
    }

    void judge() {
        giveLowest();
        endOfPeriod();
        review();
        for (boolean changed = true; changed; ) {
            changed = (climb.upgrade() == Climb.Upgrade.AT_ONCE && raise(today))
                    || pass()
                    || endOfGrace()
                    || fallBetween();
        }
        announce();
    }

    private void endOfPeriod() {
        if (climb.upgrade() != Climb.Upgrade.PERIOD_END || !windows.first(today).isAfter(windows.first(lookedAt))) {
            return;
        }
        // Judged on every day, so at most one period has ended since.
        lookedAt = today;
        raise(today.minusDays(1));
    }

    private void review() {
        if (reviewOn == null || reviewOn.isAfter(today)) {
            return;
        }
        LocalDate last = reviewOn.minusDays(1);
        long value = value(last);
        reviewOn = nextReview();
        if (value >= keep()) {
            kept(value);
        } else if (climb.downgrade().grace().isZero()) {
            fall(value);
        } else if (graceEnds == null) {
            startGrace(value, windows.hasPeriods() ? windows.first(last) : today);
        }
    }

    private void giveLowest() {
        if (climbed < 0 && everybodyHasLowest()) {
            long before = begunWith;
            reach(0, value(today));
            begunWith = before;
        }
    }

    private boolean raise(LocalDate day) {
        int reached = reached(value(day));
        if (reached <= climbed) {
            return false;
        }
        reach(reached, value(day));
        return true;
    }

    private void reach(int tier, long value) {
        int from = climbed;
        begins(tier);
        reviewOn = firstReview();
        change(
                TierChange.Kind.RAISED,
                from,
                value,
                OptionalLong.of(ladder.tiers().get(tier).enter()),
                reviewAt());
    }

    private boolean pass() {
        if (graceEnds == null || graceValue() < keep()) {
            return false;
        }
        kept(graceValue());
        return true;
    }

    private boolean endOfGrace() {
        if (graceEnds == null || graceEnds.isAfter(today)) {
            return false;
        }
        fall(graceValue());
        return true;
    }

    private boolean fallBetween() {
        if (!(climb.validity() instanceof Validity.Continuous)
                || !canFall()
                || graceEnds != null
                || value(today) >= keep()) {
            return false;
        }
        if (climb.downgrade().grace().isZero()) {
            fall(value(today));
        } else {
            startGrace(value(today), today);
        }
        return true;
    }

    private void announce() {
        Period notice = climb.notice().orElse(null);
        if (notice == null || !canFall() || graceEnds != null) {
            return;
        }
        if (climb.validity() instanceof Validity.Continuous) {
            LocalDate day = today.plusDays(1);
            while (!day.minus(notice).isAfter(today)) {
                if (value(day) < keep()) {
                    announce(day, value(day));
                    return;
                }
                day = day.plusDays(1);
            }
        } else if (reviewOn != null
                && !reviewOn.minus(notice).isAfter(today)
                && value(reviewOn.minusDays(1)) < keep()) {
            announce(reviewOn, value(reviewOn.minusDays(1)));
        }
    }

    private void announce(LocalDate day, long value) {
        if (!day.equals(announced)) {
            announced = day;
            change(TierChange.Kind.WARNED, climbed, value, OptionalLong.of(keep()), Optional.of(start(day)));
        }
    }

    // ---- what happens

    private void kept(long value) {
        long needed = keep();
        begins(climbed);
        change(TierChange.Kind.KEPT, climbed, value, OptionalLong.of(needed), reviewAt());
    }

    private void fall(long value) {
        int from = climbed;
        long needed = keep();
        int to = from - 1;
        if (climb.downgrade().step() == Downgrade.Step.FULL) {
            int least = everybodyHasLowest() ? 0 : -1;
            while (to > least && ladder.tiers().get(to).keep() > value) {
                to--;
            }
        }
        begins(to);
        reviewOn = nextReview();
        change(TierChange.Kind.LOWERED, from, value, OptionalLong.of(needed), reviewAt());
    }

    private void startGrace(long value, LocalDate counting) {
        graceEnds = today.plus(climb.downgrade().grace());
        graceCounts = counting;
        change(TierChange.Kind.GRACE, climbed, value, OptionalLong.of(keep()), Optional.of(start(graceEnds)));
    }

    private void begins(int tier) {
        climbed = tier;
        begunWith = posting;
        announced = null;
        graceEnds = null;
        shown = shown();
    }

    private void change(TierChange.Kind kind, int from, long value, OptionalLong threshold, Optional<Instant> until) {
        events.add(new TierEvent(
                posting,
                now,
                Optional.empty(),
                new TierChange(ladder.id(), kind, id(from), id(climbed), id(shown), value, threshold, until, version)));
    }

    // ---- dates

    private @Nullable LocalDate firstReview() {
        if (canFall() && climb.validity() instanceof Validity.PeriodEnd ends) {
            LocalDate day = windows.next(today);
            for (int i = 0; i < ends.later(); i++) {
                day = windows.next(day);
            }
            return day;
        }
        return nextReview();
    }

    private @Nullable LocalDate nextReview() {
        if (!canFall() || climb.validity() instanceof Validity.Continuous) {
            return null;
        }
        return climb.validity() instanceof Validity.Term term ? today.plus(term.length()) : windows.next(today);
    }

    private Optional<Instant> reviewAt() {
        return Optional.ofNullable(reviewOn).map(this::start);
    }

    private Instant start(LocalDate day) {
        return CalendarWindow.startOfDay(day, zone);
    }

    // ---- sums

    private boolean canFall() {
        return climb.downgrade().step() != Downgrade.Step.NONE && climbed >= (everybodyHasLowest() ? 1 : 0);
    }

    private boolean everybodyHasLowest() {
        return ladder.tiers().get(0).enter() <= 0;
    }

    private int reached(long value) {
        int highest = -1;
        for (int i = 0; i < ladder.tiers().size(); i++) {
            highest = value >= ladder.tiers().get(i).enter() ? i : highest;
        }
        return highest;
    }

    private long keep() {
        return ladder.tiers().get(climbed).keep();
    }

    private long value(LocalDate day) {
        if (climb.measure() instanceof Measure.Balance) {
            return balance;
        }
        if (climb.window() instanceof Window.SinceTierStart) {
            return sum(each -> each.posting > begunWith ? each.points : 0);
        }
        return sum(each -> windows.holds(each.day, day) ? each.points : 0);
    }

    private long graceValue() {
        if (!windows.hasPeriods() || climb.validity() instanceof Validity.Continuous) {
            return value(today);
        }
        LocalDate end = windows.next(today);
        return sum(each -> !each.day.isBefore(graceCounts) && each.day.isBefore(end) ? each.points : 0);
    }

    private long sum(ToLongFunction<Contribution> part) {
        return contributions.stream().mapToLong(part).sum();
    }

    private int shown() {
        int highest = climbed;
        int exactly = -1;
        for (TierLock lock : locks) {
            int rank = ladder.rank(lock.tier()).orElseThrow();
            if (lock.hold() == TierLock.Hold.EXACTLY) {
                exactly = rank;
            } else {
                highest = Math.max(highest, rank);
            }
        }
        return exactly >= 0 ? exactly : highest;
    }

    private Optional<TierId> id(int rank) {
        return rank < 0
                ? Optional.empty()
                : Optional.of(ladder.tiers().get(rank).id());
    }

    // ---- looking

    String name() {
        return ladder.id().value();
    }

    boolean counts(CurrencyId currency) {
        return climb.measure().currency().equals(currency);
    }

    Optional<Instant> nextEndOfLock(Instant after) {
        return locks.stream()
                .flatMap(lock -> lock.until().stream())
                .filter(end -> end.isAfter(after))
                .min(Instant::compareTo);
    }

    Optional<TierId> tier() {
        return id(shown);
    }

    Optional<TierId> climbedTo() {
        return id(climbed);
    }

    long valueToday() {
        return value(today);
    }

    List<TierEvent> events() {
        return events;
    }
}
