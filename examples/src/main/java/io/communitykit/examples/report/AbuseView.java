package io.communitykit.examples.report;

import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.ReferralSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a screen for abuse found, as the template prints it.
 *
 * @param summary what it found
 */
record AbuseView(AbuseSummary summary) {

    private static final int DRAWN = 3;
    private static final int WORST = 40;

    /** A group of members with its picture, and everything in it in words. */
    record Drawn(int number, long referrals, String members, String keys, String picture) {}

    /** The first groups that are more than a pair. */
    List<Drawn> drawn() {
        List<Drawn> all = new ArrayList<>();
        for (AbuseSummary.Cluster each : summary.clusters()) {
            if (all.size() < DRAWN && each.members().size() > 2) {
                all.add(drawn(all.size() + 1, each));
            }
        }
        return all;
    }

    private static Drawn drawn(int number, AbuseSummary.Cluster cluster) {
        long referrals = cluster.edges().stream()
                .filter(it -> it.kind().equals("referral"))
                .count();
        String title = "Evidence of group " + number + ": " + cluster.members().size() + " members, "
                + cluster.keys().size() + " things that they share, " + referrals + " referrals";
        List<String> keys = cluster.keys().stream()
                .map(it -> it.name() + " (" + it.strength() + ", shared by " + it.sharers() + ")")
                .toList();
        return new Drawn(
                number,
                referrals,
                String.join(", ", cluster.members()),
                keys.isEmpty() ? "nothing" : String.join(", ", keys),
                new EvidenceChart(cluster).svg(title));
    }

    long clusters() {
        return summary.clusters().size();
    }

    /** A suspicious referral. */
    record Row(String referrer, String friend, String verdict, String score, List<String> because) {}

    List<Row> worst() {
        return summary.suspicious().stream()
                .limit(WORST)
                .map(it -> new Row(
                        it.referrer(),
                        it.friend(),
                        it.verdict(),
                        String.format(Locale.ROOT, "%.4f", it.score() / 10_000.0),
                        it.because()))
                .toList();
    }

    boolean anyWorst() {
        return !summary.suspicious().isEmpty();
    }

    boolean anyReason() {
        return !summary.reasons().isEmpty();
    }

    List<ReferralSummary.Why> reasons() {
        return summary.reasons();
    }
}
