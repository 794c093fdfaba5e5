package io.communitykit.risk.abuse.graph;

import io.communitykit.core.id.PolicyVersion;
import java.util.List;

/**
 * What is suspicious, gathered into clusters. The same facts give the same report to the byte.
 *
 * @param policy the edition that judged
 * @param referrals how many referrals were judged
 * @param suspicious how many of them are to be reviewed or blocked
 * @param clusters those, with all that ties them together; the one with the most suspicious referrals first, then by the first member
 */
public record ClusterReport(PolicyVersion policy, int referrals, int suspicious, List<AbuseCluster> clusters) {

    /**
     * Copies the list.
     *
     * @param policy the edition that judged
     * @param referrals how many referrals were judged
     * @param suspicious how many are to be reviewed or blocked
     * @param clusters those
     */
    public ClusterReport {
        clusters = List.copyOf(clusters);
    }
}
