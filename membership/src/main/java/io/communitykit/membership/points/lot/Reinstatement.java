package io.communitykit.membership.points.lot;

import io.communitykit.membership.points.internal.Spans;
import java.time.Period;

/**
 * How long after they expired points may be brought back, and how long they then live.
 *
 * @param within how long after the expiry, above 0; the last day counts in full
 * @param validFor how long they can be spent afterwards, above 0; the last day counts in full
 */
public record Reinstatement(Period within, Period validFor) {

    /**
     * Checks the spans.
     *
     * @param within how long after the expiry, above 0
     * @param validFor how long they can be spent afterwards, above 0
     */
    public Reinstatement {
        Spans.require("time to reinstate", within);
        Spans.require("validity of reinstated points", validFor);
    }
}
