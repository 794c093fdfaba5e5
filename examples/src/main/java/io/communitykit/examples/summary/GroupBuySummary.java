package io.communitykit.examples.summary;

/**
 * What became of the teams and the bargains of a shop.
 *
 * @param teams teams that bought together
 * @param bargains prices that friends cut
 */
public record GroupBuySummary(TeamSummary teams, BargainSummary bargains) {

    /** Of a history without either. */
    public static final GroupBuySummary NONE = new GroupBuySummary(TeamSummary.NONE, BargainSummary.NONE);
}
