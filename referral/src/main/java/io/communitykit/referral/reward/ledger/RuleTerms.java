package io.communitykit.referral.reward.ledger;

import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;

/**
 * What of a rule must be known to carry out what it decided, also when an edition has the rule no more. Immutable and safe for many
 * threads.
 *
 * @param unit in what it is paid
 * @param clawback what becomes of what was paid when it turns out void
 */
public record RuleTerms(RewardUnit unit, Clawback clawback) {

    /**
     * The terms of a rule.
     *
     * @param rule which
     * @return its terms
     */
    public static RuleTerms of(RewardRule rule) {
        return new RuleTerms(rule.unit(), rule.clawback());
    }
}
