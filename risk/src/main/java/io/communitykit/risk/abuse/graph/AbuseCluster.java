package io.communitykit.risk.abuse.graph;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.Verdict;
import java.util.List;

/**
 * Members who belong together by suspicious referrals, hard keys or strong nearness, with the evidence as a graph.
 *
 * @param members the nodes that are members, in their order; at least one
 * @param keys the nodes that are keys, in their order
 * @param edges the evidence, in the order of its kinds, then of its ends
 * @param verdicts the suspicious referrals, the highest score first
 */
public record AbuseCluster(
        List<MemberId> members, List<KeyNode> keys, List<EvidenceEdge> edges, List<Verdict> verdicts) {

    /**
     * Copies the lists.
     *
     * @param members the nodes that are members
     * @param keys the nodes that are keys
     * @param edges the evidence
     * @param verdicts the suspicious referrals
     */
    public AbuseCluster {
        members = List.copyOf(members);
        keys = List.copyOf(keys);
        edges = List.copyOf(edges);
        verdicts = List.copyOf(verdicts);
    }
}
