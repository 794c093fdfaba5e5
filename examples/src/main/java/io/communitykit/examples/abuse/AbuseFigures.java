package io.communitykit.examples.abuse;

import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.SignalReason;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.graph.AbuseCluster;
import io.communitykit.risk.abuse.graph.EvidenceEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads out of a screen what it found. */
final class AbuseFigures {

    private static final Comparator<AbuseSummary.Judged> WORST = Comparator.comparingInt(AbuseSummary.Judged::score)
            .reversed()
            .thenComparing(AbuseSummary.Judged::referrer)
            .thenComparing(AbuseSummary.Judged::friend);

    private AbuseFigures() {}

    static AbuseSummary of(AbuseScreen screen, long told, List<ReferralSummary.Why> reasons) {
        List<Verdict> verdicts = screen.screenAll();
        if (verdicts.isEmpty()) {
            return AbuseSummary.NONE;
        }
        Map<String, Long> counts = new TreeMap<>();
        List<AbuseSummary.Judged> suspicious = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            counts.merge(word(verdict), 1L, Math::addExact);
            if (!(verdict instanceof Verdict.Pass)) {
                suspicious.add(judged(verdict));
            }
        }
        suspicious.sort(WORST);
        return new AbuseSummary(
                screen.policy().version().value(),
                told,
                verdicts.size(),
                counts.getOrDefault("pass", 0L),
                counts.getOrDefault("review", 0L),
                counts.getOrDefault("block", 0L),
                suspicious,
                screen.report().clusters().stream().map(AbuseFigures::cluster).toList(),
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
        return new AbuseSummary.Cluster(
                cluster.members().stream().map(it -> it.value()).toList(),
                cluster.keys().stream()
                        .map(it -> new AbuseSummary.Key(it.label(), ToldCounts.word(it.strength()), it.sharers()))
                        .toList(),
                cluster.edges().stream().map(AbuseFigures::edge).toList());
    }

    private static AbuseSummary.Edge edge(EvidenceEdge edge) {
        if (edge instanceof EvidenceEdge.Referral it) {
            return new AbuseSummary.Edge(
                    "referral",
                    it.referrer().value(),
                    it.friend().value(),
                    it.weight(),
                    it.reasons().stream().map(Signal::text).toList());
        }
        EvidenceEdge.Holding it = (EvidenceEdge.Holding) edge;
        return new AbuseSummary.Edge("holding", it.member().value(), it.key().label(), it.weight(), List.of());
    }
}
