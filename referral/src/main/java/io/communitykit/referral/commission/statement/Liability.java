package io.communitykit.referral.commission.statement;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.PointArithmetic;

/**
 * What a shop would still have to pay if no order were paid back. Immutable and safe for many threads.
 *
 * @param awaiting commission of orders that were not received yet, in minor units
 * @param held commission that is held after receipt, and adjustments of tiers that are held
 * @param running what came to statements that are not closed yet, less what was carried into them
 * @param unpaid what closed statements pay and was not paid, after tax
 */
public record Liability(long awaiting, long held, long running, long unpaid) {

    /** Nothing. */
    public static final Liability NONE = new Liability(0, 0, 0, 0);

    /**
     * Adds.
     *
     * @param other of another promoter
     * @return the sums
     * @throws InvalidValueException on overflow
     */
    public Liability plus(Liability other) {
        return new Liability(
                PointArithmetic.add(awaiting, other.awaiting),
                PointArithmetic.add(held, other.held),
                PointArithmetic.add(running, other.running),
                PointArithmetic.add(unpaid, other.unpaid));
    }

    /**
     * All of it.
     *
     * @return minor units
     * @throws InvalidValueException on overflow
     */
    public long total() {
        return PointArithmetic.add(PointArithmetic.add(awaiting, held), PointArithmetic.add(running, unpaid));
    }
}
