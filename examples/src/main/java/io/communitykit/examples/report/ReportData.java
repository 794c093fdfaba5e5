package io.communitykit.examples.report;

import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.examples.summary.CapTotal;
import io.communitykit.examples.summary.CurrencyTotal;
import io.communitykit.examples.summary.DayTotal;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.PostingTally;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.RuleTotal;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.TierCount;
import io.communitykit.examples.summary.TierFlow;
import io.communitykit.examples.summary.WordSummary;
import io.communitykit.membership.points.PointsProgram;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything that the report shows.
 *
 * @param program which program
 * @param version which edition of it
 * @param zone whose days are counted
 * @param events how many events were read for this report
 * @param members how many members have an account
 * @param joined new accounts, by day
 * @param currencies sums and leaders
 * @param rules what each rule moved
 * @param granted points granted in each currency, by day
 * @param tiers how many members stand on each tier
 * @param flows how often members went from one tier to another
 * @param limits caps and floors that bit
 * @param segments who was in which segment; {@link SegmentSummary#NONE} where that was not asked
 * @param words what was found in the texts of members; {@link WordSummary#NONE} where they were not judged
 * @param feed the feed at the end; {@link FeedSummary#NONE} where none was made
 * @param candidates what may be shown to whom at the end; {@link CandidateSummary#NONE} where that was not sought
 * @param referrals who brought whom; {@link ReferralSummary#NONE} where that was not judged
 * @param abuse which referrals are farmed; {@link AbuseSummary#NONE} where that was not judged
 * @param groupBuys teams and bargains; {@link GroupBuySummary#NONE} where there were none
 */
public record ReportData(
        String program,
        String version,
        String zone,
        long events,
        long members,
        List<DayTotal> joined,
        List<CurrencyTotal> currencies,
        List<RuleTotal> rules,
        SortedMap<String, List<DayTotal>> granted,
        List<TierCount> tiers,
        List<TierFlow> flows,
        List<CapTotal> limits,
        SegmentSummary segments,
        WordSummary words,
        FeedSummary feed,
        CandidateSummary candidates,
        ReferralSummary referrals,
        AbuseSummary abuse,
        GroupBuySummary groupBuys) {

    /**
     * Collects it.
     *
     * @param program what judged
     * @param events how many events were read
     * @param accounts all accounts, added up
     * @param postings all postings, added up
     * @param segments what segments came to
     * @param words what was found in the texts of members
     * @param feed the feed at the end
     * @param candidates what may be shown to whom at the end
     * @param referrals who brought whom
     * @param abuse which referrals are farmed
     * @param groupBuys teams and bargains
     */
    public static ReportData of(
            PointsProgram program,
            long events,
            AccountTally accounts,
            PostingTally postings,
            SegmentSummary segments,
            WordSummary words,
            FeedSummary feed,
            CandidateSummary candidates,
            ReferralSummary referrals,
            AbuseSummary abuse,
            GroupBuySummary groupBuys) {
        return new ReportData(
                program.id().value(),
                program.version().value(),
                program.zone().getId(),
                events,
                accounts.members(),
                postings.joined(),
                accounts.currencies(),
                postings.rules(),
                postings.granted(),
                accounts.tiers(),
                postings.flows(),
                postings.limits(),
                segments,
                words,
                feed,
                candidates,
                referrals,
                abuse,
                groupBuys);
    }
}
