package io.communitykit.membership.tier.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.TimeRange;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * When a cut is made, over what stretch of spend, and how long its outcome holds. All instants are cut to microseconds.
 * Immutable and safe for many threads.
 *
 * @param window the spend that counts: orders paid in it
 * @param at what happened before this instant is known, refunds above all; what happened later is not. After the window's start
 * @param next the next cut-off; status lasts up to, not including, this instant. After {@code at}
 */
public record CutOff(TimeRange window, Instant at, Instant next) {

    /**
     * Cuts to microseconds and checks the order.
     *
     * @param window the spend that counts
     * @param at what happened before this instant is known
     * @param next the next cut-off
     */
    public CutOff {
        window = new TimeRange(
                Timestamps.cut("start of window", window.start()), Timestamps.cut("end of window", window.end()));
        at = Timestamps.cut("cut-off", at);
        next = Timestamps.cut("next cut-off", next);
        if (!at.isAfter(window.start())) {
            throw InvalidValueException.of("cut-off", "after the start of its window " + window.start(), at);
        }
        if (!next.isAfter(at)) {
            throw InvalidValueException.of("next cut-off", "after the cut-off " + at, next);
        }
    }

    /**
     * A cut at the very end of its window: refunds count if they come before that end.
     *
     * @param window the spend that counts
     * @param next the next cut-off
     * @return the cut-off
     */
    public static CutOff endOf(TimeRange window, Instant next) {
        return new CutOff(window, window.end(), next);
    }
}
