package io.communitykit.examples.team;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.summary.TeamSummary;
import java.io.PrintWriter;
import java.util.List;

/** Prints teams as tables. */
public final class TeamPage {

    private final PrintWriter out;

    /**
     * Prints there.
     *
     * @param out where
     */
    public TeamPage(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints everything.
     *
     * @param summary what
     * @param last how many of the teams, the last ones
     */
    public void print(TeamSummary summary, int last) {
        if (summary.equals(TeamSummary.NONE)) {
            return;
        }
        out.println();
        out.println("Teams of " + summary.policy() + ", as of " + summary.at());
        int from = Math.max(0, summary.teams().size() - Math.max(0, last));
        List<TeamSummary.TeamLine> shown =
                summary.teams().subList(from, summary.teams().size());
        TextTable teams = TextTable.of("team", "status", "goal", ">paid", ">held", ">amount", "complete, or over");
        TextTable seats = TextTable.of("team", ">seat", "member", "status", "order", ">paid", "because");
        for (TeamSummary.TeamLine team : shown) {
            teams.row(team.team(), team.status(), team.goal(), team.paid(), team.held(), team.amount(), team.ends());
            team.seats()
                    .forEach(it -> seats.row(
                            team.team(),
                            it.number() == 0 ? "-" : Integer.toString(it.number()),
                            it.member(),
                            it.status(),
                            it.order(),
                            it.amount(),
                            it.because()));
        }
        section(
                from == 0
                        ? "Teams"
                        : "The last " + shown.size() + " of " + summary.teams().size() + " teams",
                teams);
        section("Seats, and money that had none (-)", seats);
        TextTable reasons = TextTable.of("of a", "reason", ">times");
        summary.reasons().forEach(it -> reasons.row(it.what(), it.reason(), it.times()));
        section("Why not as it was asked for", reasons);
        out.println();
        out.println("Paid back to orders: " + summary.refunds().size() + ", together " + summary.refunded());
    }

    private void section(String name, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(name);
            out.print(table);
        }
    }
}
