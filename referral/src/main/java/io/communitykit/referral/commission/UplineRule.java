package io.communitykit.referral.commission;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.compliance.RewardBasis;

/**
 * What who had brought the promoter is given by an order: the second and last level. Immutable and safe for many threads.
 *
 * @param basis {@link RewardBasis#NET_PAID} or {@link RewardBasis#LEVEL_ONE_COMMISSION}; nothing else is lawful here
 * @param rate basis points of it, 1 to 10,000
 */
public record UplineRule(RewardBasis basis, int rate) {

    private static final int WHOLE = 10_000;

    /**
     * Checks basis and rate.
     *
     * @param basis of what
     * @param rate basis points
     */
    public UplineRule {
        if (basis != RewardBasis.NET_PAID && basis != RewardBasis.LEVEL_ONE_COMMISSION) {
            throw InvalidValueException.of("basis of level 2", "net paid or the commission of level 1", basis);
        }
        if (rate < 1 || rate > WHOLE) {
            throw InvalidValueException.of("rate of level 2", "1 to 10000 basis points", rate);
        }
    }
}
