package io.communitykit.examples.referral;

import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.risk.abuse.AbusePolicy;

/**
 * The policies that judge referrals.
 *
 * @param attribution who is credited
 * @param program what friends are worth
 * @param commission what partners are paid
 * @param abuse which referrals are farmed, and earn nothing
 */
public record ReferralRules(
        AttributionPolicy attribution, ReferralProgram program, CommissionProgram commission, AbusePolicy abuse) {

    /** Those that the jar carries. */
    public static ReferralRules builtIn() {
        return new ReferralRules(
                PolicyFiles.builtIn(AttributionPolicy.KIND, "shop-attribution.json"),
                PolicyFiles.builtIn(ReferralProgram.KIND, "shop-referral.json"),
                PolicyFiles.builtIn(CommissionProgram.KIND, "shop-commission.json"),
                PolicyFiles.builtIn(AbusePolicy.KIND, "shop-abuse.json"));
    }
}
