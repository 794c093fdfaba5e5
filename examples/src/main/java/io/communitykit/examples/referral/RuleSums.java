package io.communitykit.examples.referral;

import io.communitykit.examples.summary.ReferralSummary.RuleLine;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.ledger.RuleAccount;

/** Adds up what members have by one rule. Not safe for many threads. */
final class RuleSums {

    private final RewardRule rule;
    private long members;
    private long reserved;
    private long paid;
    private long waiting;
    private long lost;

    RuleSums(RewardRule rule) {
        this.rule = rule;
    }

    void add(RuleAccount account) {
        members++;
        reserved = Math.addExact(reserved, Math.addExact(account.held(), account.approved()));
        paid = Math.addExact(paid, Math.subtractExact(account.paidOut(), account.recovered()));
        waiting = Math.addExact(waiting, account.queued());
        lost = Math.addExact(lost, account.forfeited());
    }

    RuleLine line() {
        return new RuleLine(
                rule.id().value(),
                members,
                Amounts.of(rule.unit(), reserved),
                Amounts.of(rule.unit(), paid),
                Amounts.of(rule.unit(), waiting),
                Amounts.of(rule.unit(), lost));
    }
}
