package io.communitykit.examples.bargain;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.summary.BargainSummary;
import java.io.PrintWriter;

/** Prints bargains as tables. */
public final class BargainPage {

    private final PrintWriter out;

    /**
     * Prints there.
     *
     * @param out where
     */
    public BargainPage(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints everything.
     *
     * @param summary what
     * @param cutsOf of how many bargains the cuts are shown, the last ones
     */
    public void print(BargainSummary summary, int cutsOf) {
        if (summary.equals(BargainSummary.NONE)) {
            return;
        }
        out.println();
        out.println("Bargains of " + summary.policy() + ", as of " + summary.at());
        TextTable bargains =
                TextTable.of("bargain", "of", "status", ">helped", ">from", ">price", ">floor", "ordered by");
        TextTable cuts = TextTable.of("bargain", ">friend", "member", "as", ">cut");
        for (BargainSummary.BargainLine it : summary.bargains()) {
            bargains.row(
                    it.bargain(),
                    it.owner(),
                    it.status(),
                    it.helped() + " of " + it.helpers(),
                    it.from(),
                    it.price(),
                    it.floor(),
                    it.order());
        }
        int all = summary.bargains().size();
        summary.bargains()
                .subList(Math.max(0, all - Math.max(0, cutsOf)), all)
                .forEach(it -> it.cuts()
                        .forEach(cut -> cuts.row(it.bargain(), cut.number(), cut.member(), cut.as(), cut.amount())));
        section("Bargains", bargains);
        section("Cuts", cuts);
        TextTable reasons = TextTable.of("of a", "reason", ">times");
        summary.reasons().forEach(it -> reasons.row(it.what(), it.reason(), it.times()));
        section("Why not", reasons);
    }

    private void section(String name, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(name);
            out.print(table);
        }
    }
}
