package io.communitykit.examples.report;

import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.examples.summary.CapTotal;
import io.communitykit.examples.summary.CurrencyTotal;
import io.communitykit.examples.summary.DayTotal;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.Leader;
import io.communitykit.examples.summary.RuleTotal;
import io.communitykit.examples.summary.SegmentTotal;
import io.communitykit.examples.summary.TierCount;
import io.communitykit.examples.summary.TierFlow;
import io.communitykit.examples.summary.WordSummary;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the template asks for by name: tables and figures, ready to print. The template escapes every text.
 *
 * @param data what the report shows
 */
record ReportPage(ReportData data) {

    String firstDay() {
        return data.joined().isEmpty() ? "" : data.joined().get(0).day().toString();
    }

    String lastDay() {
        return data.joined().isEmpty()
                ? ""
                : data.granted().values().stream()
                        .filter(days -> !days.isEmpty())
                        .map(days -> days.get(days.size() - 1).day())
                        .max(Comparator.naturalOrder())
                        .map(Object::toString)
                        .orElse(firstDay());
    }

    /** Currencies that somebody ever had. */
    List<CurrencyTotal> currencies() {
        return data.currencies().stream()
                .filter(currency -> currency.earned() != 0 || currency.balance() != 0)
                .toList();
    }

    List<RuleTotal> rules() {
        return data.rules();
    }

    List<CapTotal> limits() {
        return data.limits();
    }

    boolean anyLimit() {
        return !data.limits().isEmpty();
    }

    /** One month of registrations. */
    record Month(String month, long joined, long total) {}

    List<Month> months() {
        Map<YearMonth, Long> joined = new TreeMap<>();
        for (DayTotal day : data.joined()) {
            joined.merge(YearMonth.from(day.day()), day.count(), Math::addExact);
        }
        List<Month> months = new ArrayList<>();
        long total = 0;
        for (Map.Entry<YearMonth, Long> month : joined.entrySet()) {
            total += month.getValue();
            months.add(new Month(month.getKey().toString(), month.getValue(), total));
        }
        return months;
    }

    /** What was granted in one currency in one month. */
    record MonthGranted(String currency, String month, long points) {}

    List<MonthGranted> grantedMonths() {
        List<MonthGranted> rows = new ArrayList<>();
        data.granted().forEach((currency, days) -> {
            Map<YearMonth, Long> months = new TreeMap<>();
            days.forEach(day -> months.merge(YearMonth.from(day.day()), day.count(), Math::addExact));
            months.forEach((month, points) -> rows.add(new MonthGranted(currency, month.toString(), points)));
        });
        return rows;
    }

    /** One tier with its share of all members. */
    record TierRow(String ladder, String tier, long from, long members, String share) {}

    List<TierRow> tiers() {
        return data.tiers().stream()
                .map(tier -> new TierRow(
                        tier.ladder(), tier.tier(), tier.from(), tier.members(), share(tier, data.members())))
                .toList();
    }

    /** How members moved on one ladder, drawn and as numbers. */
    record Flows(String ladder, String picture, List<TierFlow> lines) {}

    boolean anyFlow() {
        return !data.flows().isEmpty();
    }

    List<Flows> flows() {
        Map<String, List<TierFlow>> ladders = new LinkedHashMap<>();
        data.flows()
                .forEach(flow -> ladders.computeIfAbsent(flow.ladder(), name -> new ArrayList<>())
                        .add(flow));
        List<Flows> all = new ArrayList<>();
        ladders.forEach((ladder, lines) -> {
            List<String> tiers = new ArrayList<>(List.of(AccountTally.NO_TIER));
            data.tiers().stream()
                    .filter(tier -> tier.ladder().equals(ladder) && !tiers.contains(tier.tier()))
                    .forEach(tier -> tiers.add(tier.tier()));
            String title =
                    "How often members went from one tier of " + ladder + " to another; the table has the numbers.";
            all.add(new Flows(ladder, new FlowChart(lines, tiers).svg(title), lines));
        });
        return all;
    }

    boolean anySegment() {
        return !data.segments().segments().isEmpty();
    }

    boolean anyStage() {
        return !data.segments().stages().isEmpty();
    }

    boolean anyOther() {
        return data.segments().segments().size() > data.segments().stages().size();
    }

    List<SegmentTotal> segments() {
        return data.segments().segments();
    }

    /** How many were in one segment at the end of one month. */
    record MonthSize(String segment, String month, long members) {}

    List<MonthSize> segmentMonths() {
        List<LocalDate> days = data.segments().days();
        List<MonthSize> rows = new ArrayList<>();
        for (SegmentTotal segment : data.segments().segments()) {
            Map<YearMonth, Long> months = new TreeMap<>();
            for (int i = 0; i < days.size(); i++) {
                months.put(YearMonth.from(days.get(i)), segment.sizes().get(i));
            }
            months.forEach((month, members) -> rows.add(new MonthSize(segment.segment(), month.toString(), members)));
        }
        return rows;
    }

    boolean anyText() {
        return data.words().texts() > 0;
    }

    WordSummary words() {
        return data.words();
    }

    boolean anyContent() {
        return !data.feed().entries().isEmpty();
    }

    boolean anyKey() {
        return !data.feed().key().isEmpty();
    }

    FeedSummary feed() {
        return data.feed();
    }

    CandidateSummary candidates() {
        return data.candidates();
    }

    boolean anySimilar() {
        return !candidates().questions().lists().isEmpty();
    }

    boolean anyFound() {
        return !candidates().found().lists().isEmpty();
    }

    boolean anyAfter() {
        return !candidates().after().isEmpty();
    }

    boolean anyDemand() {
        return !candidates().demand().isEmpty();
    }

    boolean anyPeople() {
        return !candidates().people().lists().isEmpty();
    }

    boolean anyReferral() {
        return data.referrals().funnel().brought() > 0
                || !data.referrals().partners().isEmpty();
    }

    ReferralView referrals() {
        return new ReferralView(data.referrals());
    }

    boolean anyScreened() {
        return !data.abuse().equals(AbuseSummary.NONE);
    }

    AbuseView abuse() {
        return new AbuseView(data.abuse());
    }

    boolean anyGroupBuy() {
        return !data.groupBuys().equals(GroupBuySummary.NONE);
    }

    GroupBuyView groupBuys() {
        return new GroupBuyView(data.groupBuys());
    }

    boolean anyStep() {
        return !data.segments().flows().isEmpty();
    }

    List<TierFlow> stageFlows() {
        return data.segments().flows();
    }

    String stagePicture() {
        List<String> stages = new ArrayList<>(List.of(AccountTally.NO_TIER));
        stages.addAll(data.segments().stages());
        return new FlowChart(data.segments().flows(), stages)
                .svg("How often members went from one stage of life to another; the table has the numbers.");
    }

    private static String share(TierCount tier, long members) {
        return members == 0 ? "0.0%" : String.format(Locale.ROOT, "%.1f%%", 100.0 * tier.members() / members);
    }

    /** A leaderboard whose bars are drawn to scale. */
    record Board(String currency, List<Line> lines) {}

    /** One line of a leaderboard. */
    record Line(int rank, String member, long balance, String width) {}

    List<Board> boards() {
        return data.currencies().stream()
                .filter(currency -> !currency.leaders().isEmpty())
                .map(currency -> new Board(currency.currency(), lines(currency.leaders())))
                .toList();
    }

    private static List<Line> lines(List<Leader> leaders) {
        double largest = leaders.get(0).balance();
        return leaders.stream()
                .map(each -> new Line(
                        each.rank(),
                        each.member(),
                        each.balance(),
                        String.format(Locale.ROOT, "%.1f", 100 * each.balance() / largest)))
                .toList();
    }
}
