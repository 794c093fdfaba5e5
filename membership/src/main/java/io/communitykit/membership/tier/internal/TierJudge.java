package io.communitykit.membership.tier.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierChange.Kind;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a member's place on one ladder after a posting, or at an instant at which something is due, and says what becomes
 * of it. In this order: locks whose time is over end; a review that is due is held; what is enough for a higher tier
 * raises; what is no longer enough lowers, after the grace if there is one; a fall that is ahead is announced. A pure
 * function of what it is given. Used once.
 */
public final class TierJudge {

    private final TierLadder ladder;
    private final ZoneId zone;
    private final PolicyVersion policy;
    private final Instant at;
    private final LocalDate day;
    private final long sequence;
    private final long balance;
    private final TierState before;
    private final List<TierChange> changes = new ArrayList<>(0);

    private int rank;
    private Instant climbedOn;
    private long from;
    private LocalDate period;
    private Optional<Instant> reviewAt;
    private Optional<TierState.Grace> grace;
    private Optional<Instant> warned;
    private List<TierLock> locks;
    private Tally tally;
    private @Nullable Standing standing;

    /**
     * Takes what is to be judged.
     *
     * @param ladder the ladder
     * @param zone the program's zone
     * @param policy the edition of the tier program
     * @param before the place as it was, with the tally that the posting leads to
     * @param balance the balance of the ladder's currency after the posting
     * @param at when the posting is recorded
     * @param sequence the posting's number
     */
    public TierJudge(
            TierLadder ladder,
            ZoneId zone,
            PolicyVersion policy,
            TierState before,
            long balance,
            Instant at,
            long sequence) {
        this.ladder = ladder;
        this.zone = zone;
        this.policy = policy;
        this.before = before;
        this.balance = balance;
        this.at = at;
        this.day = CalendarWindow.dayOf(at, zone);
        this.sequence = sequence;
        this.climbedOn = before.climbedOn();
        this.from = before.from();
        // The first fact may be told for a day ahead; what comes before that day ends all the same.
        this.period = before.period().isAfter(day) ? day : before.period();
        this.reviewAt = before.reviewAt();
        this.grace = before.grace();
        this.warned = before.warned();
        this.locks = before.locks();
        this.tally = before.tally();
        this.rank = before.climbed().map(this::rank).orElse(-1);
    }

    /**
     * What became of a place.
     *
     * @param state the place
     * @param changes what happened, in order; empty if nothing did
     */
    public record Judged(TierState state, List<TierChange> changes) {}

    /**
     * Judges.
     *
     * @param due whether the posting came about by itself at {@code at}; the end of a period is looked at only then
     * @return the new place and what happened
     */
    public Judged judge(Cause due) {
        endLocks();
        if (ladder.counts(before)) {
            forget();
            moveFromUnknown();
            climb(due);
            warn();
        }
        return judged();
    }

    /** What led to a posting. */
    public enum Cause {
        /** A fact or a command. */
        TOLD,
        /** The time. */
        TIME
    }

    /**
     * Puts a lock on a tier.
     *
     * @param lock the lock
     * @return the new place and what happened
     */
    public Judged lock(TierLock lock) {
        locks = new ArrayList<>(locks);
        locks.add(lock);
        note(Kind.LOCKED, rank, value(), OptionalLong.empty(), lock.until());
        return judged();
    }

    /**
     * Ends locks on a tier.
     *
     * @param tier the tier
     * @return the new place and what happened; no change if there is no such lock
     */
    public Judged unlock(TierId tier) {
        for (TierLock lock : locks) {
            if (lock.tier().equals(tier)) {
                end(lock);
            }
        }
        return judged();
    }

    // ---- the climb

    private Standing standing() {
        Standing known = standing;
        if (known == null) {
            known = new Standing(ladder, zone, before, tally, balance);
            standing = known;
        }
        return known;
    }

    private void count(Tally other) {
        tally = other;
        standing = null;
    }

    private int rank(TierId tier) {
        return ladder.rank(tier).orElse(Integer.MAX_VALUE);
    }

    private long value() {
        return ladder.counts(before) ? standing().value(day) : 0;
    }

    private void forget() {
        Standing standing = standing();
        if (standing.climb.window() instanceof Window.Rolling rolling) {
            // A review looks at the window of the day before.
            count(tally.from(Standing.firstIn(rolling, day.minusDays(1))));
        } else if (standing.hasPeriods()) {
            LocalDate first = standing.periods.plus(day, -1);
            LocalDate graced = grace.map(TierState.Grace::since).orElse(first);
            count(tally.from(graced.isBefore(first) ? graced : first));
        }
    }

    private void moveFromUnknown() {
        if (rank != Integer.MAX_VALUE) {
            return;
        }
        Standing standing = standing();
        rank = Math.max(ladder.keptWith(standing.value(day)), standing.floor());
        reach(standing, standing.later());
        changes.add(new TierChange(
                ladder.id(),
                Kind.MOVED,
                before.climbed(),
                standing.tier(rank),
                effective(),
                standing.value(day),
                OptionalLong.empty(),
                reviewAt,
                policy));
    }

    private void climb(Cause due) {
        Standing standing = standing();
        if (rank < standing.floor()) {
            Tally whole = tally;
            long start = from;
            raise(standing, standing.floor(), standing.value(day));
            // Who has the lowest tier has had it from the beginning: the first fact counts towards the next.
            count(whole);
            from = start;
        }
        if (standing.hasPeriods()) {
            lookAtPeriodEnd(standing, due);
        }
        if (reviewAt.isEmpty() && grace.isEmpty()) {
            // An earlier edition may have known no review of this tier.
            reviewAt = standing.review(rank, day, standing.later());
        }
        if (reviewAt.filter(review -> !review.isAfter(at)).isPresent()) {
            review(standing());
        }
        boolean again = true;
        while (again) {
            again = step(standing());
        }
    }

    private void lookAtPeriodEnd(Standing standing, Cause due) {
        LocalDate first = standing.periods.first(day);
        boolean ended = first.isAfter(period);
        if (ended) {
            period = first;
        }
        if (ended
                && due == Cause.TIME
                && standing.climb.upgrade() == Climb.Upgrade.PERIOD_END
                && at.equals(standing.startOf(first))) {
            long value = standing.value(first.minusDays(1));
            int reached = ladder.reachedWith(value);
            if (reached > rank) {
                raise(standing, reached, value);
            }
        }
    }

    private void review(Standing standing) {
        LocalDate last = CalendarWindow.dayOf(reviewAt.orElseThrow(), zone).minusDays(1);
        long value = standing.value(last);
        if (!standing.falls(rank)) {
            reviewAt = Optional.empty();
        } else if (value >= standing.keep(rank)) {
            keep(standing, value, standing.review(rank, day, 0));
        } else if (standing.climb.downgrade().grace().isZero()) {
            fall(standing, value);
        } else if (grace.isPresent()) {
            // Who is still in a grace gets no second one, or a grace as long as a term would never end.
            reviewAt = standing.review(rank, day, 0);
        } else {
            LocalDate since = standing.hasPeriods() ? standing.periods.first(last) : last;
            reviewAt = standing.review(rank, day, 0);
            startGrace(standing, since, value);
        }
    }

    private void startGrace(Standing standing, LocalDate since, long value) {
        Instant until = standing.startOf(day.plus(standing.climb.downgrade().grace()));
        grace = Optional.of(new TierState.Grace(since, until));
        note(Kind.GRACE, rank, value, OptionalLong.of(standing.keep(rank)), Optional.of(until));
    }

    /** True if it changed something, so that there may be more to do. */
    private boolean step(Standing standing) {
        long value = standing.value(day);
        if (standing.climb.upgrade() == Climb.Upgrade.AT_ONCE) {
            int reached = ladder.reachedWith(value);
            if (reached > rank) {
                raise(standing, reached, value);
                return true;
            }
        }
        if (grace.isPresent()) {
            return stepInGrace(standing, grace.get());
        }
        if (standing.continuous() && standing.falls(rank) && value < standing.keep(rank)) {
            if (standing.climb.downgrade().grace().isZero()) {
                fall(standing, value);
            } else {
                startGrace(standing, day, value);
            }
            return true;
        }
        return false;
    }

    private boolean stepInGrace(Standing standing, TierState.Grace waiting) {
        long value = standing.continuous() ? standing.value(day) : standing.valueSince(waiting.since(), day);
        if (!standing.falls(rank)) {
            grace = Optional.empty();
            return true;
        } else if (value >= standing.keep(rank)) {
            // The review that stays; an earlier edition may have known none.
            keep(standing, value, reviewAt.or(() -> standing.review(rank, day, 0)));
            return true;
        } else if (!waiting.until().isAfter(at)) {
            fall(standing, value);
            return true;
        }
        return false;
    }

    private void raise(Standing standing, int reached, long value) {
        int old = rank;
        rank = reached;
        reach(standing, standing.later());
        note(Kind.RAISED, old, value, OptionalLong.of(standing.enter(rank)), reviewAt);
    }

    private void keep(Standing standing, long value, Optional<Instant> review) {
        reach(standing, 0);
        reviewAt = review;
        note(Kind.KEPT, rank, value, OptionalLong.of(standing.keep(rank)), reviewAt);
    }

    private void fall(Standing standing, long value) {
        int old = rank;
        rank = standing.below(rank, value);
        reach(standing, 0);
        note(Kind.LOWERED, old, value, OptionalLong.of(standing.keep(old)), reviewAt);
    }

    private void reach(Standing standing, int later) {
        climbedOn = at;
        from = sequence;
        grace = Optional.empty();
        warned = Optional.empty();
        reviewAt = standing.review(rank, day, later);
        if (standing.climb.window() instanceof Window.SinceTierStart) {
            count(Tally.EMPTY);
        }
    }

    private void warn() {
        Climb climb = ladder.climb().orElseThrow();
        if (climb.notice().isPresent()) {
            Standing standing = standing();
            outlook(standing).fall().ifPresent(fall -> {
                boolean time = !notice(standing, fall).isAfter(at);
                if (time && !warned.equals(Optional.of(fall.at()))) {
                    warned = Optional.of(fall.at());
                    OptionalLong needed = OptionalLong.of(standing.keep(rank));
                    note(Kind.WARNED, rank, fall.value(), needed, Optional.of(fall.at()));
                }
            });
        }
    }

    private Instant notice(Standing standing, Outlook.Fall fall) {
        return standing.startOf(CalendarWindow.dayOf(fall.at(), zone)
                .minus(standing.climb.notice().orElseThrow()));
    }

    private Outlook outlook(Standing standing) {
        return new Outlook(standing, rank, reviewAt, grace, day);
    }

    // ---- locks

    private void endLocks() {
        for (TierLock lock : before.locks()) {
            if (lock.until().filter(until -> !until.isAfter(at)).isPresent()) {
                end(lock);
            }
        }
    }

    private void end(TierLock lock) {
        locks = locks.stream().filter(other -> !other.equals(lock)).toList();
        note(Kind.UNLOCKED, rank, value(), OptionalLong.empty(), Optional.empty());
    }

    /** The tier with locks: the last exact one, or the highest. */
    private Optional<TierId> effective() {
        // Everybody has the lowest tier where it needs nothing, also who is on the ladder by a lock alone.
        int highest = Math.max(rank == Integer.MAX_VALUE ? -1 : rank, ladder.hasFloor() ? 0 : -1);
        int exact = -1;
        for (TierLock lock : locks) {
            int locked = ladder.rank(lock.tier()).orElse(-1);
            if (locked >= 0 && lock.hold() == TierLock.Hold.EXACTLY) {
                exact = locked;
            }
            highest = Math.max(highest, locked);
        }
        int tier = exact >= 0 ? exact : highest;
        return tier < 0
                ? Optional.empty()
                : Optional.of(ladder.tiers().get(tier).id());
    }

    // ---- the answer

    private void note(Kind kind, int old, long value, OptionalLong threshold, Optional<Instant> until) {
        changes.add(new TierChange(ladder.id(), kind, id(old), id(rank), effective(), value, threshold, until, policy));
    }

    private Optional<TierId> id(int any) {
        if (any == Integer.MAX_VALUE) {
            return before.climbed();
        }
        return any < 0 ? Optional.empty() : Optional.of(ladder.tiers().get(any).id());
    }

    private Judged judged() {
        Optional<TierId> tier = effective();
        Optional<TierId> told = changes.isEmpty()
                ? before.tier()
                : changes.get(changes.size() - 1).tier();
        if (!tier.equals(told)) {
            // A lock on a tier that the ladder does not have any more, or has in another place.
            note(Kind.MOVED, rank, value(), OptionalLong.empty(), reviewAt);
        }
        TierState state = new TierState(
                before.counts(),
                tier,
                id(rank),
                tier.equals(before.tier()) ? before.since() : at,
                climbedOn,
                from,
                before.joined(),
                period,
                reviewAt,
                grace,
                warned,
                locks,
                tally,
                due());
        return new Judged(state, changes);
    }

    private Optional<Instant> due() {
        Instant first = null;
        for (TierLock lock : locks) {
            first = Outlook.earlier(first, lock.until());
        }
        if (ladder.counts(before) && rank != Integer.MAX_VALUE) {
            Standing standing = standing();
            Outlook outlook = outlook(standing);
            first = Outlook.earlier(first, outlook.change());
            if (standing.climb.notice().isPresent()) {
                first = Outlook.earlier(
                        first,
                        outlook.fall()
                                .filter(fall -> !warned.equals(Optional.of(fall.at())))
                                .map(fall -> notice(standing, fall)));
            }
        }
        return Optional.ofNullable(first);
    }

    /**
     * What a ladder counts of a member at an instant.
     *
     * @param ladder the ladder
     * @param zone the program's zone
     * @param state the member's place
     * @param balance the balance of the ladder's currency
     * @param at the instant
     * @return the value; 0 where members do not climb, or where the tally counts something else
     */
    public static long value(TierLadder ladder, ZoneId zone, TierState state, long balance, Instant at) {
        return ladder.counts(state)
                ? new Standing(ladder, zone, state, state.tally(), balance).value(CalendarWindow.dayOf(at, zone))
                : 0;
    }

    /**
     * Whether a member can fall from a rank.
     *
     * @param ladder the ladder
     * @param rank the rank, -1 for no tier
     * @return true if a tier below, or none, is possible
     */
    public static boolean falls(TierLadder ladder, int rank) {
        return ladder.climb()
                .filter(climb -> climb.downgrade().step() != Downgrade.Step.NONE)
                .filter(any -> rank > (ladder.hasFloor() ? 0 : -1))
                .isPresent();
    }
}
