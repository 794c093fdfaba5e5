package io.communitykit.referral.team;

import io.communitykit.core.id.PolicyVersion;
import java.util.Currency;

/**
 * What a team was opened under, and keeps under every later edition of the policy: what its members were told and what they paid in.
 * Immutable and safe for many threads.
 *
 * @param edition the policy
 * @param currency of all its payments, and so of what is paid back
 * @param goal what makes it complete
 * @param fill how many members who are not there may complete it when its time is over; 0 for none
 */
public record TeamTerms(PolicyVersion edition, Currency currency, TeamPolicy.Goal goal, int fill) {

    static TeamTerms of(TeamPolicy policy) {
        return new TeamTerms(
                policy.version(),
                policy.currency(),
                policy.goal(),
                policy.virtualFill().map(TeamPolicy.VirtualFill::missing).orElse(0));
    }
}
