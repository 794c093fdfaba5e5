package io.communitykit.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.examples.summary.BargainSummary;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.examples.summary.CapTotal;
import io.communitykit.examples.summary.CurrencyTotal;
import io.communitykit.examples.summary.DayTotal;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.Leader;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.RuleTotal;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.SegmentTotal;
import io.communitykit.examples.summary.TeamSummary;
import io.communitykit.examples.summary.TierCount;
import io.communitykit.examples.summary.TierFlow;
import io.communitykit.examples.summary.WordSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>&\"'\u2028会员😋";

    @TempDir
    Path folder;

    private String report(ReportData data) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(file, data);
        return Files.readString(file);
    }

    private static ReportData data(String name) {
        List<DayTotal> days =
                List.of(new DayTotal(LocalDate.of(2026, 1, 31), 2), new DayTotal(LocalDate.of(2026, 2, 1), 3));
        return new ReportData(
                name,
                "1",
                "Asia/Shanghai",
                1_234_567,
                5,
                days,
                List.of(new CurrencyTotal(name, 40, 50, 10, List.of(new Leader(1, name, 4_321)))),
                List.of(new RuleTotal(name, name, 7, 50, 10, 1)),
                new TreeMap<>(Map.of(name, days)),
                List.of(new TierCount(name, name, 0, 5)),
                List.of(new TierFlow(name, AccountTally.NO_TIER, name, 5)),
                List.of(new CapTotal(name, 1, 1)),
                new SegmentSummary(
                        name,
                        5,
                        0,
                        List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1)),
                        List.of(
                                new SegmentTotal(name, name, 4, 6, 2, List.of(1L, 4L)),
                                new SegmentTotal("other", "", 0, 1, 1, List.of(1L, 0L))),
                        List.of(name),
                        List.of(new TierFlow("life cycle", AccountTally.NO_TIER, name, 6))),
                new WordSummary(
                        9,
                        4,
                        3,
                        2,
                        5,
                        5,
                        List.of(new WordSummary.Count(name, 4)),
                        List.of(new WordSummary.Count(name, 4)),
                        List.of(new WordSummary.Count(name, 4)),
                        List.of(new WordSummary.Sample(
                                "block",
                                List.of(new WordSummary.Piece(name, false), new WordSummary.Piece(name, true)),
                                name))),
                new FeedSummary(
                        name,
                        name,
                        7,
                        "d",
                        List.of(new FeedSummary.Entry(
                                1,
                                name,
                                name,
                                name,
                                name,
                                name,
                                "1.500",
                                List.of(
                                        new FeedSummary.Term(name, "+2.000", "100.0", false),
                                        new FeedSummary.Term("freshness", "-0.500", "25.0", true)),
                                name,
                                "not there")),
                        List.of(new FeedSummary.Newest(1, name, name, name, name, "not there")),
                        List.of(new FeedSummary.Key(1, name, 6_000, 3_000, 2_000, 1_000, name))),
                new CandidateSummary(
                        name,
                        group(name),
                        group(name),
                        group(name),
                        List.of(new CandidateSummary.After(name, name, 14, 1_059, "7.1", 12)),
                        List.of(new CandidateSummary.Demand(name, 6_500, List.of(name, "b"), name))),
                referrals(name),
                abuse(name),
                groupBuys(name));
    }

    private static AbuseSummary abuse(String name) {
        var key = new AbuseSummary.Key(name, "soft", 3);
        return new AbuseSummary(
                name,
                11,
                5,
                3,
                1,
                1,
                List.of(new AbuseSummary.Judged(name, "b", "block", 9_012, List.of(name, "speed"))),
                List.of(new AbuseSummary.Cluster(
                        List.of(name, "b", "c"),
                        List.of(key),
                        List.of(
                                new AbuseSummary.Edge("holding", name, name, 3_000, "", List.of()),
                                new AbuseSummary.Edge("referral", name, "b", 9_012, "block", List.of(name, "speed"))))),
                List.of(new ReferralSummary.Why("key of kind cookie", name, 4)));
    }

    private static GroupBuySummary groupBuys(String name) {
        var seat = new TeamSummary.SeatLine(2, name, "refunded", name, "39.00 " + name, name);
        var team = new TeamSummary.TeamLine(name, "expired", name, name, name, 1, 2, "117.00 " + name, List.of(seat));
        var cut = new BargainSummary.CutLine(1, name, "newcomer", 400, "4.00 " + name);
        var half = new BargainSummary.CutLine(2, name, "plain", 200, "2.00 " + name);
        return new GroupBuySummary(
                new TeamSummary(
                        name,
                        name,
                        List.of(team),
                        List.of(new TeamSummary.Refund(name, "39.00 " + name)),
                        "39.00 " + name,
                        List.of(new ReferralSummary.Why("team join", name, 6))),
                new BargainSummary(
                        name,
                        name,
                        List.of(new BargainSummary.BargainLine(
                                name,
                                name,
                                "running",
                                2,
                                1_000,
                                "9.00 " + name,
                                "3.00 " + name,
                                "1.00 " + name,
                                name,
                                List.of(cut, half))),
                        List.of(new ReferralSummary.Why("bargain help", name, 8))));
    }

    private static ReferralSummary referrals(String name) {
        var amount = new ReferralSummary.Amount(1_234, "12.34 " + name);
        var rule = new ReferralSummary.RuleLine(name, 3, amount, amount, amount, amount);
        return new ReferralSummary(
                name,
                name,
                List.of(new ReferralSummary.Told(name, 9, 1)),
                new ReferralSummary.Funnel(8, 6, 1, 2, 4, 1),
                List.of(new ReferralSummary.Status(name, name, name, 8)),
                List.of(rule),
                List.of(
                        new ReferralSummary.Referrer(name, 5, name, List.of(rule, rule)),
                        new ReferralSummary.Referrer("quiet", 1, "2 more", List.of())),
                List.of(new ReferralSummary.Why(name, name, 7)),
                List.of(new ReferralSummary.Budget(name, name, amount, amount, name)),
                new ReferralSummary.Economy(name, name, name, name, "1,671"),
                List.of(new ReferralSummary.Partner(
                        name,
                        17,
                        amount,
                        List.of(new ReferralSummary.Statement(
                                "2026-02-01", "settled", 9, amount, amount, amount, amount)))));
    }

    private static CandidateSummary.Group group(String name) {
        var candidate = new CandidateSummary.Candidate(1, name, name, name, List.of(name), List.of(name, "b"));
        return new CandidateSummary.Group(
                name, 1_234, List.of(new CandidateSummary.Choice(name, name, name, List.of(candidate))));
    }

    @Test
    @DisplayName("tables hold the numbers without any script")
    void tables() throws IOException {
        assertThat(report(data("会员😋")))
                .contains("<dd>1,234,567</dd>")
                .contains("<th scope=\"row\">2026-02</th><td class=\"number\">3</td><td class=\"number\">5</td>")
                .contains("<td class=\"number\">4,321</td>")
                .contains("<td class=\"number\">100.0%</td>")
                .contains("会员😋")
                .contains("<title>(none) → 会员😋: 5</title>")
                .contains("2026-01-31 to 2026-02-01")
                .contains(
                        "<th scope=\"row\">会员😋 <small>会员😋</small></th><td class=\"number\">4</td><td class=\"number\">6</td><td class=\"number\">2</td>")
                .contains("<td>other</td><th scope=\"row\">2026-02</th><td class=\"number\">0</td>")
                .contains("<title>(none) → 会员😋: 6</title>")
                .contains(
                        "<span class=\"term\">会员😋 +2.000<span class=\"bar\" style=\"width:100.0%\"></span></span>"
                                + "<span class=\"term\">freshness -0.500<span class=\"bar against\" style=\"width:25.0%\"></span></span>")
                .contains("<td>会员😋</td><td>not there</td></tr></tbody>")
                .contains("<th scope=\"row\">会员😋</th><td class=\"number\">6,000</td><td class=\"number\">3,000</td>"
                        + "<td class=\"number\">2,000</td><td class=\"number\">1,000</td><td>会员😋</td>")
                .contains(
                        "<details open><summary>会员😋 <small>会员😋</small></summary>",
                        "<td class=\"number\">1</td><th scope=\"row\">会员😋 <small>会员😋</small></th><td><span class=\"term\">会员😋</span>"
                                + "<span class=\"term\">b</span></td><td><span class=\"term\">会员😋</span></td>",
                        "of 1,234 questions at 会员😋",
                        "of 1,234 contents and products at 会员😋")
                .contains(
                        "<th scope=\"row\">会员😋</th><td>会员😋</td><td class=\"number\">14</td><td class=\"number\">1,059</td>"
                                + "<td class=\"number\">7.1</td><td class=\"number\">12</td>",
                        "<th scope=\"row\">会员😋</th><td class=\"number\">6,500</td><td><span class=\"term\">会员😋</span>"
                                + "<span class=\"term\">b</span></td><td>会员😋</td>")
                .contains(
                        "<th scope=\"row\">qualified<span class=\"bar\" style=\"width:75.0%\"></span></th><td class=\"number\">6</td>",
                        "<tr><th scope=\"row\">会员😋</th><td class=\"number\">5</td><td>会员😋</td><td>会员😋</td>"
                                + "<td class=\"number\">12.34 会员😋</td>",
                        "</tr><tr><td></td><td></td><td></td><td>会员😋</td>",
                        "<tr><th scope=\"row\">quiet</th><td class=\"number\">1</td><td>2 more</td><td></td><td></td><td></td><td></td><td></td></tr>",
                        "<td>会员😋</td><th scope=\"row\">会员😋</th><td class=\"number\">7</td>",
                        "for 100 that they cost, 1,671 come back",
                        "<td class=\"number\">17</td><td class=\"number\">12.34 会员😋</td><td>2026-02-01</td><td>settled</td>"
                                + "<td class=\"number\">9</td>")
                .contains(
                        "1 teams, of which 0 are complete, 1 expired and 0 wait. 1 orders were paid back, together 39.00 会员😋.",
                        "<th scope=\"row\">会员😋</th><td>expired</td><td>会员😋</td><td class=\"number\">1</td><td class=\"number\">2</td>"
                                + "<td class=\"number\">117.00 会员😋</td><td>会员😋</td><td><span class=\"term\">会员😋 refunded 39.00 会员😋 会员😋</span></td>",
                        "<th scope=\"row\">会员😋</th><td class=\"number\">39.00 会员😋</td>",
                        "会员😋 of 会员😋: running, 2 of 1,000 friends helped, from 9.00 会员😋 to 3.00 会员😋; floor 1.00 会员😋",
                        "<th scope=\"row\">会员😋<span class=\"bar\" style=\"width:100.0%\"></span></th><td>newcomer</td>",
                        "<span class=\"bar\" style=\"width:50.0%\"></span></th><td>plain</td><td class=\"number\">2.00 会员😋</td>",
                        "<td>team join</td><th scope=\"row\">会员😋</th><td class=\"number\">6</td>",
                        "<td>bargain help</td><th scope=\"row\">会员😋</th><td class=\"number\">8</td>")
                .contains("<td>block</td><td>会员😋<mark>会员😋</mark></td><td>会员😋</td>")
                .contains(
                        "\"segments\":{\"days\":[\"2026-01-31\",\"2026-02-01\"],\"stages\":[{\"name\":\"会员😋\",\"sizes\":[1,4]}],\"others\":[{\"name\":\"other\",\"sizes\":[1,0]}]}");
    }

    @Test
    @DisplayName("no name can become markup, neither in the page nor in the data of the charts")
    void escaped() throws IOException {
        String html = report(data(HOSTILE));
        assertThat(html).doesNotContain("<img src=x").contains("&lt;/script&gt;&lt;img src");
        assertThat(html)
                .contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e\\u0026\\\"'\\u2028会员😋");
        assertThat(html.split("</script>", -1)).hasSize(4);
    }

    @Test
    @DisplayName("the page loads nothing: no address to fetch from, and a policy that forbids it")
    void selfContained() throws IOException {
        String html = report(data("a"));
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainPattern("(src|href)=[\"']?(https?:)?//")
                .doesNotContain("<link", "@import", "url(http", "fetch(");
    }

    @Test
    @DisplayName("an empty store makes a report too")
    void empty() throws IOException {
        var none = new ReportData(
                "p",
                "1",
                "UTC",
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                SegmentSummary.NONE,
                WordSummary.NONE,
                FeedSummary.NONE,
                CandidateSummary.NONE,
                ReferralSummary.NONE,
                AbuseSummary.NONE,
                GroupBuySummary.NONE);
        assertThat(report(none))
                .contains("No cap and no floor cut anything.")
                .doesNotContain("id=\"segments\"", "id=\"words\"", "id=\"feed\"", "id=\"key-members\"")
                .doesNotContain(
                        "id=\"referrals\"",
                        "id=\"abuse\"",
                        "id=\"group-buys\"",
                        "id=\"similar\"",
                        "id=\"people\"",
                        "id=\"found\"");
    }
}
