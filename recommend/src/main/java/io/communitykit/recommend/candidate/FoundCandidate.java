package io.communitykit.recommend.candidate;

import io.communitykit.recommend.candidate.data.ItemId;
import java.util.List;

/**
 * An item that may be shown to a member.
 *
 * @param item which
 * @param score the sum of its origins' shares, in the order of the policy's sources
 * @param relevance the score divided by that of the best, above 0, at most 1; what a feed's policy weighs as relevance
 * @param origins which sources found it, in the order of the policy; at least one
 */
public record FoundCandidate(ItemId item, double score, double relevance, List<Origin> origins) {

    /**
     * Copies the origins.
     *
     * @param item which
     * @param score the sum of the shares
     * @param relevance the score divided by that of the best
     * @param origins which sources found it
     */
    public FoundCandidate {
        origins = List.copyOf(origins);
    }
}
