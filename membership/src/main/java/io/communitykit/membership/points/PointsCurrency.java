package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.lot.LotPolicy;
import java.util.Optional;

/**
 * A kind of points: what members spend, growth value that only rises, a reputation.
 *
 * @param id its name
 * @param start what an account begins with, within plus and minus 10^18, not below 0 where there are lots; posted when the
 *     account is opened
 * @param floor no deduction takes the balance below this; at most {@code start}, and 0 where there are lots
 * @param lots how it is kept in lots; empty for a currency that is neither spent by members nor expires, such as growth value
 */
public record PointsCurrency(CurrencyId id, long start, long floor, Optional<LotPolicy> lots) {

    private static final long MAX_START = 1_000_000_000_000_000_000L;

    /**
     * Checks the range of the start, and that it is not below the floor.
     *
     * @param id its name
     * @param start what an account begins with, within plus and minus 10^18
     * @param floor no deduction takes the balance below this
     * @param lots how it is kept in lots
     */
    public PointsCurrency {
        if (Math.abs(start) > MAX_START || start == Long.MIN_VALUE) {
            throw InvalidValueException.of("start of " + id, "within plus and minus " + MAX_START, start);
        }
        if (start < floor) {
            throw InvalidValueException.of("start of " + id, "at least its floor " + floor, start);
        }
        if (lots.isPresent() && floor != 0) {
            throw InvalidValueException.of("floor of " + id, "0, since it is kept in lots", floor);
        }
    }

    /**
     * A currency that keeps no lots.
     *
     * @param id its name
     * @param start what an account begins with, within plus and minus 10^18
     * @param floor no deduction takes the balance below this
     */
    public PointsCurrency(CurrencyId id, long start, long floor) {
        this(id, start, floor, Optional.empty());
    }
}
