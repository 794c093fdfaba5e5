package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;

/**
 * What of a line comes back, at its price before any voucher.
 *
 * @param line the line
 * @param before what had come back earlier, 0 or more
 * @param now what comes back now, 0 or more
 */
public record ReturnedLine(LineId line, Money before, Money now) {

    /**
     * Checks the amounts.
     *
     * @param line the line
     * @param before what had come back earlier, 0 or more
     * @param now what comes back now, 0 or more
     */
    public ReturnedLine {
        if (before.minor() < 0 || now.minor() < 0) {
            throw InvalidValueException.of("returned amount of line " + line, "0 or more", before + " and " + now);
        }
    }
}
