package io.communitykit.risk.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.abuse.internal.Ranges;

/**
 * What a kind of key is worth.
 *
 * @param strength what it means that two members were seen with the same thing
 * @param weight how near two persons are who alone share it, 1 to 10,000 basis points; 0 unless soft
 */
public record KeyRule(KeyStrength strength, int weight) {

    /** Makes members one person. */
    public static final KeyRule HARD = new KeyRule(KeyStrength.HARD, 0);

    /** Counts only in how much the friends of one referrer are alike. */
    public static final KeyRule TRAIT = new KeyRule(KeyStrength.TRAIT, 0);

    /**
     * Checks the weight.
     *
     * @param strength what it means that two members were seen with the same thing
     * @param weight how near two persons are who alone share it
     */
    public KeyRule {
        if (strength == KeyStrength.SOFT) {
            Ranges.within("weight of a soft key", weight, 1, Ranges.BASIS);
        } else if (weight != 0) {
            throw InvalidValueException.of("weight of a key that is not soft", "0", weight);
        }
    }

    /**
     * A soft key.
     *
     * @param weight how near two persons are who alone share it, 1 to 10,000 basis points
     * @return the rule
     */
    public static KeyRule soft(int weight) {
        return new KeyRule(KeyStrength.SOFT, weight);
    }
}
