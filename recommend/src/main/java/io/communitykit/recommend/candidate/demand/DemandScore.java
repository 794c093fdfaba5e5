package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.id.PolicyVersion;
import java.util.List;

/**
 * How much something is wanted, with its parts.
 *
 * @param policyVersion by which policy
 * @param points 0 to 10,000
 * @param parts one for each source, in the order of {@link DemandSource}; their points add up to {@code points} exactly
 */
public record DemandScore(PolicyVersion policyVersion, int points, List<DemandPart> parts) {

    /**
     * Copies the parts.
     *
     * @param policyVersion by which policy
     * @param points the score
     * @param parts one for each source
     */
    public DemandScore {
        parts = List.copyOf(parts);
    }

    /**
     * Who did not know.
     *
     * @return in the order of {@link DemandSource}
     */
    public List<DemandSource> missing() {
        return parts.stream()
                .filter(part -> part.value().isEmpty())
                .map(DemandPart::source)
                .toList();
    }
}
