package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import java.util.Optional;

/**
 * What an order may take beside a voucher.
 *
 * @param with whether vouchers of other kinds go with it
 * @param perOrder how many of its own kind one order takes at most, 1 to 1,000
 * @param group of the kinds in one group an order takes at most one; empty for no group
 */
public record Stacking(With with, int perOrder, Optional<StackingGroup> group) {

    /** The most that {@code perOrder} can be. */
    public static final int MAX_PER_ORDER = 1_000;

    /** One voucher and no other: what holds where nothing is said. */
    public static final Stacking ALONE = new Stacking(With.NOTHING_ELSE, 1, Optional.empty());

    /** One voucher of the kind, beside those of other kinds that allow it too. */
    public static final Stacking WITH_OTHERS = new Stacking(With.OTHERS, 1, Optional.empty());

    /**
     * Checks the number.
     *
     * @param with whether vouchers of other kinds go with it
     * @param perOrder how many of its own kind one order takes at most, 1 to 1,000
     * @param group of the kinds in one group an order takes at most one
     */
    public Stacking {
        if (perOrder < 1 || perOrder > MAX_PER_ORDER) {
            throw InvalidValueException.of("vouchers per order", "1 to " + MAX_PER_ORDER, perOrder);
        }
    }

    /**
     * With another number of its own kind.
     *
     * @param count how many one order takes at most, 1 to 1,000
     * @return a copy
     */
    public Stacking upTo(int count) {
        return new Stacking(with, count, group);
    }

    /**
     * With a group.
     *
     * @param name the group
     * @return a copy
     */
    public Stacking in(StackingGroup name) {
        return new Stacking(with, perOrder, Optional.of(name));
    }

    /**
     * Whether an order may take this kind and another one.
     *
     * @param other the stacking of the other kind
     * @return true if both allow other kinds and they share no group
     */
    public boolean goesWith(Stacking other) {
        boolean sameGroup = group.isPresent() && group.equals(other.group);
        return with == With.OTHERS && other.with == With.OTHERS && !sameGroup;
    }

    /** Whether vouchers of other kinds go with one. */
    public enum With {
        /** No voucher of another kind. */
        NOTHING_ELSE,
        /** Those of other kinds that allow it too. */
        OTHERS
    }
}
