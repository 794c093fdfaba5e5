package io.communitykit.examples.report;

import io.communitykit.examples.summary.BargainSummary;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.TeamSummary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Teams and bargains as the template prints them.
 *
 * @param summary what became of all
 */
record GroupBuyView(GroupBuySummary summary) {

    private static final int TEAMS = 12;
    private static final int BARGAINS = 3;
    private static final int REFUNDS = 20;

    TeamSummary teams() {
        return summary.teams();
    }

    BargainSummary bargains() {
        return summary.bargains();
    }

    boolean anyTeam() {
        return count() > 0;
    }

    long count() {
        return teams().teams().size();
    }

    long succeeded() {
        return teams().count("succeeded");
    }

    long expired() {
        return teams().count("expired");
    }

    long forming() {
        return teams().count("forming");
    }

    long refunds() {
        return teams().refunds().size();
    }

    boolean anyRefund() {
        return refunds() > 0;
    }

    /** The last teams. */
    List<TeamSummary.TeamLine> lastTeams() {
        return last(teams().teams(), TEAMS);
    }

    /** The last orders that were paid back. */
    List<TeamSummary.Refund> lastRefunds() {
        return last(teams().refunds(), REFUNDS);
    }

    boolean anyReason() {
        return !reasons().isEmpty();
    }

    List<ReferralSummary.Why> reasons() {
        return Stream.concat(teams().reasons().stream(), bargains().reasons().stream())
                .toList();
    }

    boolean anyBargain() {
        return !bargains().bargains().isEmpty();
    }

    /** A bargain with its cuts drawn to scale. */
    record Drawn(BargainSummary.BargainLine bargain, List<DrawnCut> cuts) {}

    /** A cut with its bar, which is full for the largest. */
    record DrawnCut(BargainSummary.CutLine cut, String width) {}

    /** The last bargains. */
    List<Drawn> lastBargains() {
        return last(bargains().bargains(), BARGAINS).stream()
                .map(it -> new Drawn(it, drawn(it)))
                .toList();
    }

    private static List<DrawnCut> drawn(BargainSummary.BargainLine bargain) {
        long largest = bargain.cuts().stream()
                .mapToLong(BargainSummary.CutLine::minor)
                .max()
                .orElse(1);
        return bargain.cuts().stream()
                .map(it -> new DrawnCut(it, String.format(Locale.ROOT, "%.1f", 100.0 * it.minor() / largest)))
                .toList();
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
