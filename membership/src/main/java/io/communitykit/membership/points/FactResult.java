package io.communitykit.membership.points;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import java.util.List;

/**
 * What became of one fact: one result for each account it touched.
 *
 * <p>A repeat is recognised on each account that the program routes it to, since keys are kept by account. So a fact told
 * again under an edition without a rule for it is unruled, one that a new edition routes to a further account is a first
 * telling there, and so is one told again with another beneficiary.
 *
 * @param key the fact's key
 * @param policy the edition of the program that judged it now
 * @param accounts one result an account, the actor's before the beneficiary's; empty if no rule speaks of the fact, which
 *     then left nothing and may be told again under another program
 * @param skipped rules for the fact's type that could not be judged, with the reason, in the program's order
 */
public record FactResult(
        IdempotencyKey key, PolicyVersion policy, List<AccountResult> accounts, List<SkippedRule> skipped) {

    /**
     * Copies the lists.
     *
     * @param key the fact's key
     * @param policy the edition of the program that judged it now
     * @param accounts one result an account, the actor's before the beneficiary's
     * @param skipped rules for the fact's type that could not be judged, with the reason, in the program's order
     */
    public FactResult {
        accounts = List.copyOf(accounts);
        skipped = List.copyOf(skipped);
    }

    /**
     * Whether no rule speaks of the fact.
     *
     * @return true if it touched no account
     */
    public boolean unruled() {
        return accounts.isEmpty();
    }
}
