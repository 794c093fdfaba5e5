package io.communitykit.referral.compliance;

import io.communitykit.core.InvalidValueException;

/**
 * What one level above an order, or above a new member, is given. Immutable and safe for many threads.
 *
 * @param level how far above: 1 for who brought the buyer, 2 for who brought that one
 * @param basis what it is measured by
 * @param amount basis points of a share; minor units a head; 0 or more
 */
public record LevelReward(int level, RewardBasis basis, long amount) {

    /**
     * Checks the numbers.
     *
     * @param level how far above
     * @param basis what it is measured by
     * @param amount basis points or minor units
     */
    public LevelReward {
        if (level < 1) {
            throw InvalidValueException.of("level of a reward", "1 or more", level);
        }
        if (amount < 0) {
            throw InvalidValueException.of("reward of level " + level, "0 or more", amount);
        }
        if (level == 1 && basis == RewardBasis.LEVEL_ONE_COMMISSION) {
            throw InvalidValueException.of("basis of level 1", "anything but its own commission", basis);
        }
    }
}
