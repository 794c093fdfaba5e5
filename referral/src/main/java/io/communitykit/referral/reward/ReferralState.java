package io.communitykit.referral.reward;

import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RewardAccount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a decision on one friend rests on, and all that it changes. Immutable and safe for many threads.
 *
 * @param referral the friend
 * @param order what was told of the order in question
 * @param referrer what the referrer has
 * @param friend what the friend has
 * @param own the rows that the referral has caused, in both ledgers; unmodifiable
 * @param others newest rows of the referrer that other friends have caused; unmodifiable
 * @param tally what the program has brought and cost
 */
public record ReferralState(
        Referral referral,
        OrderFacts order,
        RewardAccount referrer,
        RewardAccount friend,
        Map<RowRef, Grant> own,
        Map<RowRef, Grant> others,
        ProgramTally tally) {

    /**
     * Copies the rows.
     *
     * @param referral the friend
     * @param order what was told of the order
     * @param referrer what the referrer has
     * @param friend what the friend has
     * @param own the referral's rows
     * @param others rows of other friends
     * @param tally what the program has brought and cost
     */
    public ReferralState {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /**
     * A friend of whom nothing is known, and a referrer and a program without history.
     *
     * @return the state
     */
    public static ReferralState empty() {
        return new ReferralState(
                Referral.NONE,
                OrderFacts.NONE,
                RewardAccount.EMPTY,
                RewardAccount.EMPTY,
                Map.of(),
                Map.of(),
                ProgramTally.NOTHING);
    }
}
