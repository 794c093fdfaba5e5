package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;

/**
 * A candidate that a rule wants at a place, such as a pin.
 *
 * @param candidate its index
 * @param place where, counted from 0
 * @param rule what wants it there
 */
public record Placement(int candidate, int place, RuleId rule) {

    /**
     * Checks the place.
     *
     * @param candidate its index
     * @param place where, counted from 0
     * @param rule what wants it there
     */
    public Placement {
        if (place < 0) {
            throw InvalidValueException.of("place of " + rule, "0 or more", place);
        }
    }
}
