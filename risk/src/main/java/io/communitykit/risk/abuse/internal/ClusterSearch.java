package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.SignalReason;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.graph.AbuseCluster;
import io.communitykit.risk.abuse.graph.ClusterReport;
import io.communitykit.risk.abuse.graph.EvidenceEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers suspicious referrals into clusters: what they, hard keys and strong nearness join. Used once. */
public final class ClusterSearch {

    private static final Comparator<Verdict> WORST_FIRST = Comparator.comparingInt(Verdict::score)
            .reversed()
            .thenComparing(verdict -> verdict.judged().referrer())
            .thenComparing(verdict -> verdict.judged().friend());

    private final AbuseGraph graph;
    private final List<Verdict> verdicts;
    private final Nearness nearness;
    /** The clusters: persons joined once more. */
    private final Persons groups = new Persons();

    private final Marks inCluster = new Marks();

    /**
     * Takes a settled graph.
     *
     * @param graph the graph
     * @param verdicts of all its referrals
     */
    public ClusterSearch(AbuseGraph graph, List<Verdict> verdicts) {
        this.graph = graph;
        this.verdicts = verdicts;
        this.nearness = new Nearness(graph);
        for (int i = 0; i < graph.persons().members(); i++) {
            groups.add();
        }
    }

    /**
     * Searches.
     *
     * @return the clusters
     */
    public ClusterReport report() {
        List<Verdict> suspicious = verdicts.stream()
                .filter(verdict -> !(verdict instanceof Verdict.Pass))
                .toList();
        List<Integer> involved = new ArrayList<>();
        for (Verdict verdict : suspicious) {
            int from = person(verdict.judged().referrer());
            int to = person(verdict.judged().friend());
            enter(from, involved);
            enter(to, involved);
            join(from, to);
        }
        // Only those who are near a suspicious person come in, not those near them.
        for (int person : List.copyOf(involved)) {
            for (int other : nearness.strong(person)) {
                enter(other, involved);
                join(person, other);
            }
        }
        return new ClusterReport(
                graph.policy().version(), verdicts.size(), suspicious.size(), clusters(suspicious, involved));
    }

    private int person(MemberId id) {
        return graph.persons().find(graph.members().find(id));
    }

    private void enter(int person, List<Integer> involved) {
        if (inCluster.add(person)) {
            involved.add(person);
        }
    }

    private void join(int one, int other) {
        int a = groups.find(one);
        int b = groups.find(other);
        if (a != b) {
            groups.union(a, b);
        }
    }

    private List<AbuseCluster> clusters(List<Verdict> suspicious, List<Integer> involved) {
        Map<Integer, Set<MemberId>> members = new HashMap<>();
        for (int person : involved) {
            Set<MemberId> ids = members.computeIfAbsent(groups.find(person), group -> new TreeSet<>());
            int member = person;
            do {
                ids.add(graph.members().id(member));
                member = graph.persons().next(member);
            } while (member != person);
        }
        Map<Integer, List<Verdict>> worst = byGroup(suspicious);
        Map<Integer, List<Verdict>> within = byGroup(verdicts);
        List<AbuseCluster> all = new ArrayList<>();
        members.forEach((group, ids) ->
                all.add(cluster(ids, worst.getOrDefault(group, List.of()), within.getOrDefault(group, List.of()))));
        all.sort(Comparator.<AbuseCluster>comparingInt(
                        cluster -> -cluster.verdicts().size())
                .thenComparing(cluster -> cluster.members().get(0)));
        return all;
    }

    /** The referrals whose two ends are in one cluster. */
    private Map<Integer, List<Verdict>> byGroup(List<Verdict> some) {
        Map<Integer, List<Verdict>> all = new HashMap<>();
        for (Verdict verdict : some) {
            int from = person(verdict.judged().referrer());
            int to = person(verdict.judged().friend());
            if (inCluster.has(from) && inCluster.has(to) && groups.find(from) == groups.find(to)) {
                all.computeIfAbsent(groups.find(from), group -> new ArrayList<>())
                        .add(verdict);
            }
        }
        return all;
    }

    private AbuseCluster cluster(Set<MemberId> ids, List<Verdict> suspicious, List<Verdict> within) {
        List<EvidenceEdge> edges = new ArrayList<>();
        for (Verdict verdict : within) {
            edges.add(new EvidenceEdge.Referral(
                    verdict.judged().referrer(),
                    verdict.judged().friend(),
                    verdict.score(),
                    verdict.reasons().stream().map(SignalReason::signal).toList()));
        }
        SharedKeys keys = new SharedKeys(graph, new TreeMap<>());
        ids.forEach(keys::add);
        edges.addAll(keys.edges());
        return new AbuseCluster(
                List.copyOf(ids),
                keys.nodes(),
                edges,
                suspicious.stream().sorted(WORST_FIRST).toList());
    }
}
