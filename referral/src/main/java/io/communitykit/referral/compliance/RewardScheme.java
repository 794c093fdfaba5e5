package io.communitykit.referral.compliance;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A program as far as the guard cares: what is given to whom above an order, what it costs to take part, and how much all levels may
 * have together. A program with several plans or tiers is as many schemes, or one with the highest rates. Immutable and safe for many
 * threads.
 *
 * @param rewards what each level is given; a level may stand several times; copied
 * @param entryFee what one must pay or buy to take part, in minor units, 0 for nothing
 * @param cap what all levels may have of what was paid for an order, 0 to 10,000 basis points; empty for no limit, which only a program
 *     of one level may have
 */
public record RewardScheme(List<LevelReward> rewards, long entryFee, OptionalInt cap) {

    /**
     * Copies, and checks the ranges.
     *
     * @param rewards what each level is given
     * @param entryFee what one must pay to take part
     * @param cap what all levels may have together
     */
    public RewardScheme {
        rewards = List.copyOf(rewards);
        if (entryFee < 0) {
            throw InvalidValueException.of("entry fee", "0 or more", entryFee);
        }
        if (cap.isPresent() && (cap.getAsInt() < 0 || cap.getAsInt() > ComplianceGuard.WHOLE)) {
            throw InvalidValueException.of("cap of all levels", "0 to 10000 basis points", cap.getAsInt());
        }
    }
}
