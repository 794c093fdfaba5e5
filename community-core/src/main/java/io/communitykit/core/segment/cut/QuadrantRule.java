package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import java.util.Currency;

/**
 * Where the value quadrants are parted. Start from {@link #medians} and add what differs. Immutable and safe for many threads.
 *
 * @param currency what revenue is counted in
 * @param arpu where average revenue per user is parted
 * @param index where the host's value index is parted
 * @param smallest of fewer members with both values nobody is in a quadrant; 2 or more
 */
public record QuadrantRule(Currency currency, AxisRule arpu, AxisRule index, long smallest) {

    private static final int LEAST = 2;

    /**
     * Checks the guard.
     *
     * @param currency what revenue is counted in
     * @param arpu where average revenue per user is parted
     * @param index where the host's value index is parted
     * @param smallest of fewer members nobody is in a quadrant
     */
    public QuadrantRule {
        if (smallest < LEAST) {
            throw InvalidValueException.of("smallest population of quadrants", LEAST + " or more", smallest);
        }
    }

    /**
     * Both axes at their medians, equal values to the lower side, of any two members or more.
     *
     * @param currency what revenue is counted in
     * @return the rule
     */
    public static QuadrantRule medians(Currency currency) {
        return new QuadrantRule(currency, AxisRule.median(), AxisRule.median(), LEAST);
    }

    /**
     * With another border of revenue.
     *
     * @param rule where average revenue per user is parted
     * @return a copy
     */
    public QuadrantRule arpu(AxisRule rule) {
        return new QuadrantRule(currency, rule, index, smallest);
    }

    /**
     * With another border of the index.
     *
     * @param rule where the host's value index is parted
     * @return a copy
     */
    public QuadrantRule index(AxisRule rule) {
        return new QuadrantRule(currency, arpu, rule, smallest);
    }

    /**
     * With another guard for small populations.
     *
     * @param members of fewer nobody is in a quadrant; 2 or more
     * @return a copy
     */
    public QuadrantRule smallest(long members) {
        return new QuadrantRule(currency, arpu, index, members);
    }
}
