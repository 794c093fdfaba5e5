package io.communitykit.examples.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.examples.summary.CapTotal;
import io.communitykit.examples.summary.DayTotal;
import io.communitykit.examples.summary.RuleTotal;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.SegmentTotal;
import io.communitykit.examples.summary.TierCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the charts draw, as JSON that may stand inside a page.
 *
 * @param joined new members, by day
 * @param granted points granted in each currency, by day
 * @param rules what each rule moved
 * @param tiers members on each tier
 * @param limits what each limit kept back
 * @param segments how many were in each segment, by day
 */
record ChartData(
        List<Day> joined,
        SortedMap<String, List<Day>> granted,
        List<RuleTotal> rules,
        List<TierCount> tiers,
        List<CapTotal> limits,
        Segments segments) {

    /** A number of one day, written as {@code 2026-03-08}. */
    record Day(String day, long count) {}

    /** Sizes of segments at the end of each day. */
    record Segments(List<String> days, List<Line> stages, List<Line> others) {

        /** The sizes of one segment, a number for each day. */
        record Line(String name, List<Long> sizes) {}

        static Segments of(SegmentSummary summary) {
            List<Line> stages = new ArrayList<>();
            List<Line> others = new ArrayList<>();
            for (SegmentTotal each : summary.segments()) {
                (summary.isStage(each) ? stages : others).add(new Line(each.segment(), each.sizes()));
            }
            return new Segments(summary.days().stream().map(LocalDate::toString).toList(), stages, others);
        }
    }

    /** JSON without any character that could end a script element or a JavaScript line. */
    static String json(ReportData data) {
        SortedMap<String, List<Day>> granted = new TreeMap<>();
        data.granted().forEach((currency, days) -> granted.put(currency, days(days)));
        var charts = new ChartData(
                days(data.joined()), granted, data.rules(), data.tiers(), data.limits(), Segments.of(data.segments()));
        try {
            return new ObjectMapper()
                    .writeValueAsString(charts)
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("chart data must have a JSON form", e);
        }
    }

    private static List<Day> days(List<DayTotal> days) {
        return days.stream()
                .map(each -> new Day(each.day().toString(), each.count()))
                .toList();
    }
}
