package io.communitykit.referral.order;

import io.communitykit.core.InvalidValueException;

/**
 * What of a line's net was paid back at once, tax and shipping not counted. Immutable and safe for many threads.
 *
 * @param id the order's line
 * @param net minor units, 1 or more
 */
public record RefundedLine(LineId id, long net) {

    /**
     * Checks the amount.
     *
     * @param id the order's line
     * @param net minor units
     */
    public RefundedLine {
        if (net < 1) {
            throw InvalidValueException.of("refund of line " + id, "1 or more", net);
        }
    }
}
