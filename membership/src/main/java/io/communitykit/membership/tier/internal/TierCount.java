package io.communitykit.membership.tier.internal;

import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts what comes in towards one ladder. Used once. */
public final class TierCount {

    private final Climb climb;
    private final TierState before;
    private final Periods periods;
    private Tally tally;

    /**
     * Starts from a place.
     *
     * @param climb how members climb the ladder
     * @param before the place
     */
    public TierCount(Climb climb, TierState before) {
        this.climb = climb;
        this.before = before;
        this.periods = new Periods(climb.window(), before.joined());
        this.tally = before.tally();
    }

    /**
     * The place of a member that is new to a ladder.
     *
     * @param ladder the ladder
     * @param joined the day of the account's first fact
     * @param at when it is recorded
     * @return no tier, and nothing counted
     */
    public static TierState fresh(TierLadder ladder, LocalDate joined, Instant at) {
        return fresh(ladder.climb().map(Climb::counts).orElse(""), joined, at);
    }

    private static TierState fresh(String counts, LocalDate joined, Instant at) {
        return new TierState(
                counts,
                Optional.empty(),
                Optional.empty(),
                at,
                at,
                0,
                joined,
                joined,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Tally.EMPTY,
                Optional.empty());
    }

    /**
     * The place of a member who has a lock on a ladder that knows nothing of what came in before.
     *
     * @param joined any day
     * @param at when it is recorded
     * @return no tier, and a tally that counts for no ladder
     */
    public static TierState notEnrolled(LocalDate joined, Instant at) {
        return fresh("", joined, at);
    }

    /**
     * Counts points.
     *
     * @param day the day on which they came in
     * @param sequence the posting with which they came in
     * @param points either sign
     * @throws ArithmeticException if a sum leaves the range of {@code long}
     */
    public void add(LocalDate day, long sequence, long points) {
        if (!before.counts().equals(climb.counts()) || climb.measure() instanceof Measure.Balance) {
            return;
        }
        Optional<LocalDate> bucket = Standing.bucket(climb.window(), periods, day);
        if (bucket.isPresent()) {
            tally = tally.plus(bucket.get(), points);
        } else if (inWindow(day, sequence)) {
            tally = tally.plus(points);
        }
    }

    private boolean inWindow(LocalDate day, long sequence) {
        if (climb.window() instanceof Window.SinceTierStart) {
            return sequence > before.from();
        } else if (climb.window() instanceof Window.Dated dated) {
            return !day.isBefore(dated.from())
                    && dated.until().filter(until -> !day.isBefore(until)).isEmpty();
        }
        return true;
    }

    /**
     * The place with what was counted.
     *
     * @return the place before, with another tally
     */
    public TierState state() {
        return tally.equals(before.tally()) ? before : before.with(tally);
    }
}
