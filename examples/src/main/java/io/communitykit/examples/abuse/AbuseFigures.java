package io.communitykit.examples.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.SignalReason;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.graph.AbuseCluster;
import io.communitykit.risk.abuse.graph.ClusterReport;
import io.communitykit.risk.abuse.graph.EvidenceEdge;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads out of a screen what it found. */
final class AbuseFigures {

    private static final Comparator<AbuseSummary.Judged> WORST = Comparator.comparingInt(AbuseSummary.Judged::score)
            .reversed()
            .thenComparing(AbuseSummary.Judged::referrer)
            .thenComparing(AbuseSummary.Judged::friend);

    private AbuseFigures() {}

    static AbuseSummary of(AbuseScreen screen, long told, List<ReferralSummary.Why> reasons) {
        ClusterReport report = screen.report();
        if (report.referrals() == 0) {
            return AbuseSummary.NONE;
        }
        // Both ends of a suspicious referral are in one cluster.
        List<AbuseSummary.Judged> suspicious = report.clusters().stream()
                .flatMap(it -> it.verdicts().stream())
                .map(AbuseFigures::judged)
                .sorted(WORST)
                .toList();
        long block =
                suspicious.stream().filter(it -> it.verdict().equals("block")).count();
        return new AbuseSummary(
                report.policy().value(),
                told,
                report.referrals(),
                report.referrals() - report.suspicious(),
                report.suspicious() - block,
                block,
                suspicious,
                report.clusters().stream().map(AbuseFigures::cluster).toList(),
                reasons);
    }

    private static String word(Verdict verdict) {
        return verdict.fold(pass -> "pass", review -> "review", block -> "block");
    }

    private static AbuseSummary.Judged judged(Verdict verdict) {
        return new AbuseSummary.Judged(
                verdict.judged().referrer().value(),
                verdict.judged().friend().value(),
                word(verdict),
                verdict.score(),
                verdict.reasons().stream().map(SignalReason::text).toList());
    }

    private static AbuseSummary.Cluster cluster(AbuseCluster cluster) {
        Map<List<MemberId>, String> verdicts = new HashMap<>();
        cluster.verdicts()
                .forEach(it ->
                        verdicts.put(ends(it.judged().referrer(), it.judged().friend()), word(it)));
        return new AbuseSummary.Cluster(
                cluster.members().stream().map(it -> it.value()).toList(),
                cluster.keys().stream()
                        .map(it -> new AbuseSummary.Key(it.label(), ToldCounts.word(it.strength()), it.sharers()))
                        .toList(),
                cluster.edges().stream().map(it -> edge(it, verdicts)).toList());
    }

    private static List<MemberId> ends(MemberId referrer, MemberId friend) {
        return List.of(referrer, friend);
    }

    private static AbuseSummary.Edge edge(EvidenceEdge edge, Map<List<MemberId>, String> verdicts) {
        if (edge instanceof EvidenceEdge.Referral it) {
            return new AbuseSummary.Edge(
                    "referral",
                    it.referrer().value(),
                    it.friend().value(),
                    it.weight(),
                    verdicts.getOrDefault(ends(it.referrer(), it.friend()), "pass"),
                    it.reasons().stream().map(Signal::text).toList());
        }
        EvidenceEdge.Holding it = (EvidenceEdge.Holding) edge;
        return new AbuseSummary.Edge("holding", it.member().value(), it.key().label(), it.weight(), "", List.of());
    }
}
