package io.communitykit.examples.abuse;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.summary.AbuseSummary;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;

/** Prints what a screen for abuse found as tables. */
public final class AbusePage {

    private static final int DIGITS = 4;

    private final PrintWriter out;

    /**
     * Prints there.
     *
     * @param out where
     */
    public AbusePage(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints everything.
     *
     * @param summary what
     * @param most how many of the suspicious referrals and of the clusters, the worst ones
     */
    public void print(AbuseSummary summary, int most) {
        if (summary.equals(AbuseSummary.NONE)) {
            return;
        }
        out.println();
        out.println(
                "Referrals screened for abuse by policy " + summary.policy() + ", after " + summary.facts() + " facts");
        section(
                "Verdicts",
                TextTable.of(">referrals", ">pass", ">review", ">block")
                        .row(summary.referrals(), summary.pass(), summary.review(), summary.block()));
        TextTable worst = TextTable.of("referrer", "friend", "verdict", ">score", "because");
        first(summary.suspicious(), most)
                .forEach(it -> worst.row(
                        it.referrer(), it.friend(), it.verdict(), score(it.score()), String.join("; ", it.because())));
        section(named("suspicious referrals", summary.suspicious().size(), most), worst);
        TextTable clusters = TextTable.of(">#", "members", "things they share, by how many in all", ">referrals");
        int number = 0;
        for (AbuseSummary.Cluster it : first(summary.clusters(), most)) {
            number++;
            clusters.row(
                    number,
                    String.join(" ", it.members()),
                    String.join(
                            " ",
                            it.keys().stream()
                                    .map(key -> key.name() + " (" + key.strength() + ", " + key.sharers() + ")")
                                    .toList()),
                    it.edges().stream()
                            .filter(edge -> edge.kind().equals("referral"))
                            .count());
        }
        section(named("clusters", summary.clusters().size(), most), clusters);
        TextTable reasons = TextTable.of("of a", "reason", ">times");
        summary.reasons().forEach(it -> reasons.row(it.what(), it.reason(), it.times()));
        section("Facts that were not taken as they were told", reasons);
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(Math.max(0, most), all.size()));
    }

    private static String named(String what, int count, int most) {
        return count <= most
                ? "All " + count + " " + what
                : "The worst " + Math.max(0, most) + " of " + count + " " + what;
    }

    private void section(String name, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(name);
            out.print(table);
        }
    }

    /** Basis points as a fraction of 1. */
    private static String score(int points) {
        return BigDecimal.valueOf(points, DIGITS).toPlainString();
    }
}
