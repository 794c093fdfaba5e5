package io.communitykit.risk.abuse.internal;

import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.AbuseLimits;
import io.communitykit.risk.abuse.Signal;

/** What the picture of a referrer's friends says of one of them: star, burst, speed, even intervals, likeness. Pure. */
final class Patterns {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_MILLI = 1_000L;
    /** So many friends to either side are looked at for even intervals, so that a burst inside a long history is seen. */
    private static final int NEAR = 8;

    private final AbuseLimits limits;

    Patterns(AbuseLimits limits) {
        this.limits = limits;
    }

    /** What speaks of all friends alike. */
    void ofAll(Profile profile, Strengths into) {
        double size = Ramps.ramp(profile.friends(), limits.star() - 1.0, 3.0 * limits.star());
        into.set(Signal.STAR, size * Ramps.low(profile.poor()), profile.friends(), Ramps.points(profile.poor()));
        into.set(Signal.ENTROPY, profile.alike(), profile.mixed(), Ramps.points(profile.alike()));
    }

    /** What speaks of a friend who came at that time, so fast. */
    void ofOne(Profile profile, long at, long click, Strengths into) {
        if (click != Edges.UNKNOWN) {
            double own = Ramps.fast(click, limits.human());
            into.set(
                    Signal.SPEED,
                    own * (0.3 + 0.7 * profile.fast()),
                    click / MICROS_PER_MILLI,
                    Ramps.points(profile.fast()));
        }
        burst(profile, at, into);
        regular(profile, at, into);
    }

    /**
     * The tail of Poisson's law: how unlikely so many friends around this one are at the referrer's rate outside the window, with one friend
     * and one window added so that a new referrer has a rate. Only as strong as few of them came to anything, since a video brings a burst
     * too.
     */
    private void burst(Profile profile, long at, Strengths into) {
        long window = Timestamps.toMicros(limits.burst());
        int from = atLeast(profile.times(), at - window / 2);
        int to = atLeast(profile.times(), at + window / 2 + 1);
        int count = to - from;
        if (count < 3) {
            return;
        }
        long span = profile.times()[profile.times().length - 1] - profile.times()[0];
        double windows = Math.max(0, (double) (span - window) / window);
        double usual = (profile.times().length - count + 1) / (windows + 1);
        double poor = (profile.poorBefore()[to] - profile.poorBefore()[from]) / count;
        double strength = Ramps.ramp(Poisson.surprise(count, usual), 2, 6) * Ramps.low(poor);
        into.set(Signal.BURST, strength, count, window / MICROS_PER_SECOND, (long) Math.floor(usual * 1_000 + 0.5));
    }

    /** The coefficient of variation of the intervals around a friend: 1 for chance (Poisson's law), near 0 for a script. */
    private void regular(Profile profile, long at, Strengths into) {
        long[] times = profile.times();
        int place = atLeast(times, at);
        int from = Math.max(0, place - NEAR);
        int to = Math.min(times.length - 1, place + NEAR);
        int gaps = to - from;
        if (gaps < limits.gaps()) {
            return;
        }
        double mean = (double) (times[to] - times[from]) / gaps;
        if (mean <= 0) {
            return;
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            double off = times[i + 1] - times[i] - mean;
            squares += off * off;
        }
        double variation = Math.sqrt(squares / gaps) / mean;
        // Few intervals are even by chance more often.
        double most = Ramps.ramp(gaps, 0, 2.0 * NEAR) * 0.3 + 0.25;
        into.set(Signal.REGULAR, Ramps.ramp(variation, most, most / 3), gaps + 1L, Ramps.points(variation));
    }

    /** The place of the first time that is not before. */
    private static int atLeast(long[] times, long at) {
        int from = 0;
        int to = times.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[middle] < at) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
