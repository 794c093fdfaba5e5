package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.KeyStrength;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.graph.EvidenceEdge;
import io.communitykit.risk.abuse.graph.KeyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The keys that two or more members of a cluster hold, hubs and traits left out. Not safe for many threads. */
record SharedKeys(AbuseGraph graph, Map<Integer, List<MemberId>> holders) {

    private static final Comparator<KeyNode> ORDER =
            Comparator.comparing(KeyNode::kind).thenComparing(KeyNode::digest);

    /** Adds a member; members come in their order. */
    void add(MemberId id) {
        Links links = graph.links();
        for (int link = links.ofMember(graph.members().find(id)); link >= 0; link = links.nextOfMember(link)) {
            int key = links.key(link);
            if (links.live(link) && nearness(key) > 0) {
                holders.computeIfAbsent(key, none -> new ArrayList<>()).add(id);
            }
        }
    }

    private int nearness(int key) {
        int kind = graph.keys().kind(key);
        if (graph.rules().strength(kind) == KeyStrength.HARD) {
            return Ranges.BASIS;
        }
        return (int) Ramps.points(graph.rules().nearness(kind, graph.degree(key)));
    }

    List<KeyNode> nodes() {
        return holders.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> node(each.getKey()))
                .sorted(ORDER)
                .toList();
    }

    private KeyNode node(int key) {
        int kind = graph.keys().kind(key);
        KeyStrength strength = graph.rules().strength(kind);
        KeyDigest digest = new KeyDigest(graph.keys().high(key), graph.keys().low(key));
        int sharers = strength == KeyStrength.HARD ? accounts(key) : graph.degree(key);
        return new KeyNode(graph.rules().name(kind), digest, strength, sharers, nearness(key));
    }

    private int accounts(int key) {
        int count = 0;
        for (int link = graph.links().ofKey(key);
                link >= 0;
                link = graph.links().nextOfKey(link)) {
            count += graph.links().live(link) ? 1 : 0;
        }
        return count;
    }

    List<EvidenceEdge> edges() {
        List<EvidenceEdge.Holding> all = new ArrayList<>();
        holders.forEach((key, ids) -> {
            if (ids.size() > 1) {
                KeyNode node = node(key);
                ids.forEach(id -> all.add(new EvidenceEdge.Holding(id, node, node.nearness())));
            }
        });
        all.sort(Comparator.comparing(EvidenceEdge.Holding::key, ORDER).thenComparing(EvidenceEdge.Holding::member));
        return List.copyOf(all);
    }
}
