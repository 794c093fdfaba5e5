package io.communitykit.testkit.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of a simulation, and whether everything works for the moment. For one thread. */
final class SimulatedTime implements InstantSource {

    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private boolean calm;

    Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    boolean isCalm() {
        return calm;
    }

    /** Nothing fails while the work runs. */
    void calmly(Runnable work) {
        boolean before = calm;
        calm = true;
        work.run();
        calm = before;
    }
}
