package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;

/**
 * What one interaction of a kind counts.
 *
 * @param kind the kind
 * @param weight 1 to 1,000,000
 */
public record InteractionWeight(InteractionKind kind, int weight) {

    private static final int MOST = 1_000_000;

    /**
     * Checks the range.
     *
     * @param kind the kind
     * @param weight 1 to 1,000,000
     */
    public InteractionWeight {
        if (weight < 1 || weight > MOST) {
            throw InvalidValueException.of("weight of " + kind, "1 to " + MOST, weight);
        }
    }
}
