package io.communitykit.recommend.candidate;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.candidate.spi.CandidateSource.Reason;
import java.util.List;

/**
 * That a source found a candidate, and why.
 *
 * @param source which
 * @param rank the candidate's place in the source's list, from 1
 * @param share what that adds to the candidate's score
 * @param because the items of the member's history that speak for it, by falling share; empty where the history has no part in it
 */
public record Origin(RuleId source, int rank, double share, List<Reason> because) {

    /**
     * Copies the reasons.
     *
     * @param source which
     * @param rank the place
     * @param share what that adds
     * @param because the reasons
     */
    public Origin {
        because = List.copyOf(because);
    }
}
