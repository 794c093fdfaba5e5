package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;

/**
 * What one member did for another, so many times.
 *
 * @param from who gave weight: replied, shared, or was invited
 * @param to who received it: the author, or who invited
 * @param kind what was done
 * @param times 1 to 1,000,000,000
 */
public record Interaction(MemberId from, MemberId to, InteractionKind kind, long times) {

    private static final long MOST = 1_000_000_000;

    /**
     * Checks the range.
     *
     * @param from who gave weight
     * @param to who received it
     * @param kind what was done
     * @param times how often
     */
    public Interaction {
        if (times < 1 || times > MOST) {
            throw InvalidValueException.of("times of " + kind + " from " + from, "1 to " + MOST, times);
        }
    }
}
