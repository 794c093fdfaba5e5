package io.communitykit.examples.referral;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.summary.ReferralSummary;
import java.io.PrintWriter;

/** Prints referrals as tables. */
public final class ReferralPage {

    private final PrintWriter out;

    /**
     * Prints there.
     *
     * @param out where
     */
    public ReferralPage(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints everything.
     *
     * @param summary what
     * @param top how many of those who brought friends
     */
    public void print(ReferralSummary summary, int top) {
        if (summary.equals(ReferralSummary.NONE)) {
            return;
        }
        out.println();
        out.println("Referrals by program " + summary.program() + ", as of " + summary.at());
        ReferralSummary.Funnel funnel = summary.funnel();
        section(
                "Friends",
                TextTable.of(">brought", ">qualified", ">waiting", ">held", ">paid", ">came to nothing")
                        .row(
                                funnel.brought(),
                                funnel.qualified(),
                                funnel.waiting(),
                                funnel.held(),
                                funnel.paid(),
                                funnel.ended()));
        statuses(summary);
        rules(summary);
        referrers(summary, top);
        reasons(summary);
        money(summary);
        partners(summary);
    }

    private void statuses(ReferralSummary summary) {
        TextTable table = TextTable.of("side", "status", "reason", ">friends");
        summary.statuses().forEach(it -> table.row(it.side(), it.status(), it.reason(), it.friends()));
        section("Where both sides stand", table);
    }

    private void rules(ReferralSummary summary) {
        TextTable table = TextTable.of("rule", ">members", ">reserved", ">paid", ">waiting", ">lost to limits");
        summary.rules()
                .forEach(it -> table.row(it.rule(), it.members(), it.reserved(), it.paid(), it.waiting(), it.lost()));
        section("Rewards by rule", table);
    }

    private void referrers(ReferralSummary summary, int top) {
        TextTable table =
                TextTable.of("member", ">friends", "next step", "rule", ">reserved", ">paid", ">waiting", ">lost");
        for (ReferralSummary.Referrer each :
                summary.referrers().stream().limit(Math.max(0, top)).toList()) {
            if (each.rewards().isEmpty()) {
                table.row(each.member(), each.friends(), each.next(), "", "", "", "", "");
            }
            boolean first = true;
            for (ReferralSummary.RuleLine it : each.rewards()) {
                table.row(
                        first ? each.member() : "",
                        first ? Long.toString(each.friends()) : "",
                        first ? each.next() : "",
                        it.rule(),
                        it.reserved(),
                        it.paid(),
                        it.waiting(),
                        it.lost());
                first = false;
            }
        }
        section("Who brought most friends", table);
    }

    private void reasons(ReferralSummary summary) {
        TextTable table = TextTable.of("of a", "reason", ">times");
        summary.reasons().forEach(it -> table.row(it.what(), it.reason(), it.times()));
        section("Why not credited, or not in full", table);
    }

    private void money(ReferralSummary summary) {
        TextTable table = TextTable.of("unit", ">budget", ">reserved", ">committed", ">left");
        summary.budgets().forEach(it -> table.row(it.unit(), it.total(), it.reserved(), it.committed(), it.left()));
        section("Budget and liability", table);
        ReferralSummary.Economy economy = summary.economy();
        section(
                "What it brought and cost",
                TextTable.of(">qualifying orders", ">refunds", ">value of friends", ">cost", ">for 100 that it cost")
                        .row(economy.sales(), economy.refunds(), economy.value(), economy.cost(), economy.returned()));
    }

    private void partners(ReferralSummary summary) {
        TextTable table = TextTable.of(
                "partner", ">orders", "statement", "status", ">lines", ">gross", ">tax", ">payable", ">carried on");
        for (ReferralSummary.Partner partner : summary.partners()) {
            for (ReferralSummary.Statement it : partner.statements()) {
                table.row(
                        partner.member(),
                        partner.orders(),
                        it.period(),
                        it.status(),
                        it.lines(),
                        it.gross(),
                        it.tax(),
                        it.payable(),
                        it.carried());
            }
        }
        section("Commission statements of partners", table);
    }

    private void section(String title, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(title);
            out.print(table);
        }
    }
}
