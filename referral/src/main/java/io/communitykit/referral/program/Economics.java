package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;

/**
 * What the operator knows or believes, in minor units of the program's currency: for the lint and the forecast alone. Immutable and safe
 * for many threads.
 *
 * @param memberValue what a new member brings over time, after costs; 0 or more
 * @param fakeFriendCost what it costs to fake a friend who qualifies: an account, and what of the order is lost; 0 or more
 * @param friendsPerDay how many friends are expected to qualify on the first days; 0 or more
 * @param pointWorth what one point is worth, in hundredths of a minor unit; 0 or more
 * @param benefitWorth what one unlocked benefit costs; 0 or more
 */
public record Economics(long memberValue, long fakeFriendCost, long friendsPerDay, long pointWorth, long benefitWorth) {

    /**
     * Checks the amounts.
     *
     * @param memberValue what a new member brings
     * @param fakeFriendCost what it costs to fake a friend
     * @param friendsPerDay how many are expected
     * @param pointWorth what one point is worth
     * @param benefitWorth what one unlocked benefit costs
     */
    public Economics {
        if (memberValue < 0 || fakeFriendCost < 0 || friendsPerDay < 0 || pointWorth < 0 || benefitWorth < 0) {
            throw InvalidValueException.of(
                    "economics",
                    "numbers of 0 or more",
                    memberValue + ", " + fakeFriendCost + ", " + friendsPerDay + ", " + pointWorth + ", "
                            + benefitWorth);
        }
    }
}
