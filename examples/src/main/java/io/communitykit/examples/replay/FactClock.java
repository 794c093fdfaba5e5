package io.communitykit.examples.replay;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands where the facts have come to, and never goes back. Safe for many threads to read, one to move. */
public final class FactClock implements InstantSource {

    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves to a fact's time, unless that has passed already.
     *
     * @param occurredAt the fact's time
     */
    public void reach(Instant occurredAt) {
        if (occurredAt.isAfter(now)) {
            now = occurredAt;
        }
    }
}
