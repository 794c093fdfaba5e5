package io.communitykit.membership.tier.whatif;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.tier.Tiers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays facts under two programs and says who would gain and who would lose. The way in to this package. Tell it the facts
 * in the order in which they were recorded, such as an event log; its clock follows them. Both sides are decided by {@link
 * io.communitykit.membership.points.PointsRules}, as a host's are, so that what it says is what would have happened. Commands
 * (grants by hand, locks, uses of benefits) are no facts and are not replayed. Memory is that of the two stores; a page of
 * accounts is compared at a time. Not safe for many threads.
 */
public final class WhatIf {

    private static final int BATCH = 200;

    private final Side before;
    private final Side after;
    private final Points pointsBefore;
    private final Points pointsAfter;
    private final List<CommunityEvent> batch = new ArrayList<>(BATCH);
    private final int examples;
    private Instant clock = Timestamps.MIN;
    private LocalDate day = LocalDate.MIN;
    private long events;

    private WhatIf(Side before, Side after, int examples) {
        this.before = before;
        this.after = after;
        this.examples = examples;
        this.pointsBefore = Points.builder(before.program(), before.store())
                .clock(() -> clock)
                .build();
        this.pointsAfter = Points.builder(after.program(), after.store())
                .clock(() -> clock)
                .build();
    }

    /**
     * Starts a comparison.
     *
     * @param before the rules in force
     * @param after the rules to try
     * @param examples how many members a ladder to name, 0 to 10,000
     * @return a comparison to which nothing was told
     * @throws InvalidValueException if the sides share a store, are of different programs or zones, have no ladders, or the
     *     number is out of range
     */
    public static WhatIf between(Side before, Side after, int examples) {
        if (before.store() == after.store()) {
            throw InvalidValueException.of("stores of the two sides", "two", "the same");
        }
        if (!before.program().id().equals(after.program().id())) {
            throw InvalidValueException.of(
                    "program after",
                    "of id " + before.program().id(),
                    after.program().id());
        }
        if (!before.program().zone().equals(after.program().zone())) {
            throw InvalidValueException.of(
                    "zone after",
                    before.program().zone().toString(),
                    after.program().zone());
        }
        if (examples < 0 || examples > 10_000) {
            throw InvalidValueException.of("examples", "0 to 10000", examples);
        }
        Tiers.builder(before.program(), before.store());
        Tiers.builder(after.program(), after.store());
        return new WhatIf(before, after, examples);
    }

    /**
     * Tells the next fact to both sides. Facts of one day are told in batches.
     *
     * @param event the fact
     * @throws io.communitykit.core.StorageException if a store failed; the comparison is lost
     */
    public void tell(CommunityEvent event) {
        LocalDate occurred =
                CalendarWindow.dayOf(event.occurredAt(), before.program().zone());
        if (occurred.isAfter(day)) {
            flush();
            day = occurred;
        }
        batch.add(event);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        for (CommunityEvent event : batch) {
            clock = event.occurredAt().isAfter(clock) ? event.occurredAt() : clock;
        }
        pointsBefore.applyAll(batch);
        pointsAfter.applyAll(batch);
        events += batch.size();
        batch.clear();
    }

    /**
     * Compares, once both sides were brought to an instant: reviews that are due by then are held.
     *
     * @param until the instant; the last fact counts where it is later
     * @return the comparison; more facts may be told afterwards
     * @throws io.communitykit.core.StorageException if a store failed
     */
    public WhatIfReport report(Instant until) {
        flush();
        Instant at = Timestamps.cut("until", until);
        clock = at.isAfter(clock) ? at : clock;
        pointsBefore.runDue(clock);
        pointsAfter.runDue(clock);
        return new Comparison(before, after, examples).report(clock, events);
    }
}
