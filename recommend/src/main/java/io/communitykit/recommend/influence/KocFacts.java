package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;

/**
 * What a member brought in a period that the host chose.
 *
 * @param member who
 * @param visits by others, brought by what the member shared, 0 to 1e12
 * @param orders out of those visits, 0 to 1e12; where there are more than visits they count as so many as visits
 * @param gmv revenue of those orders after refunds; below 0 taken for 0
 */
public record KocFacts(MemberId member, long visits, long orders, Money gmv) {

    private static final long MOST = 1_000_000_000_000L;

    /**
     * Checks the ranges.
     *
     * @param member who
     * @param visits brought
     * @param orders out of those visits
     * @param gmv revenue of those orders
     */
    public KocFacts {
        count("visits", member, visits);
        count("orders", member, orders);
    }

    private static void count(String name, MemberId member, long value) {
        if (value < 0 || value > MOST) {
            throw InvalidValueException.of(name + " of " + member, "0 to " + MOST, value);
        }
    }
}
