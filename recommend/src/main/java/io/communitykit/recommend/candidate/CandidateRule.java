package io.communitykit.recommend.candidate;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.internal.Checks;

/**
 * How much one source counts.
 *
 * @param id names the source
 * @param weight above 0, at most 1,000
 * @param limit how many candidates it is asked for, 1 to 10,000
 */
public record CandidateRule(RuleId id, double weight, int limit) {

    /**
     * Checks the ranges.
     *
     * @param id names the source
     * @param weight how much it counts
     * @param limit how many it is asked for
     */
    public CandidateRule {
        Checks.within("weight of source " + id, weight, 1e-6, 1_000);
        Checks.within("limit of source " + id, limit, 1, 10_000);
    }
}
