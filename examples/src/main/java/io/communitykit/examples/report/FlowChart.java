package io.communitykit.examples.report;

import static io.communitykit.examples.report.Svg.escape;
import static io.communitykit.examples.report.Svg.text;

import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.summary.TierFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Draws who goes from which tier to which as ribbons, the higher tiers above, as SVG that needs no script. The width of a ribbon
 * is its share of all; a very thin one is still a line.
 */
final class FlowChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int GAP = 14;
    private static final int BAR = 12;
    private static final int MARGIN = 150;
    private static final int TOP = 10;

    private final List<TierFlow> flows;
    private final List<String> order;
    private final double scale;

    /**
     * @param flows of one ladder, each pair once
     * @param tiers all names that may occur, from below
     */
    FlowChart(List<TierFlow> flows, List<String> tiers) {
        List<String> highest = new ArrayList<>(tiers);
        Collections.reverse(highest);
        this.order = highest;
        this.flows = flows.stream()
                .sorted((a, b) -> {
                    int from = Integer.compare(order.indexOf(a.from()), order.indexOf(b.from()));
                    return from != 0 ? from : Integer.compare(order.indexOf(a.to()), order.indexOf(b.to()));
                })
                .toList();
        long all = flows.stream().mapToLong(TierFlow::times).sum();
        int names = Math.max(sides(TierFlow::from).size(), sides(TierFlow::to).size());
        this.scale = all == 0 ? 0 : (HEIGHT - GAP * (double) Math.max(0, names - 1)) / all;
    }

    /** The sum of each name on one side, in the order of the tiers from above. */
    private Map<String, Long> sides(Function<TierFlow, String> side) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (String name : order) {
            long sum = flows.stream()
                    .filter(flow -> side.apply(flow).equals(name))
                    .mapToLong(TierFlow::times)
                    .sum();
            if (sum > 0) {
                sums.put(name, sum);
            }
        }
        return sums;
    }

    /** The picture; empty where nobody moved. */
    String svg(String title) {
        if (flows.isEmpty()) {
            return "";
        }
        Map<String, Double> left = new LinkedHashMap<>();
        Map<String, Double> right = new LinkedHashMap<>();
        StringBuilder svg = new StringBuilder(4_096);
        svg.append(text(
                "<svg class=\"flow\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, HEIGHT + 2 * TOP, escape(title)));
        bars(svg, sides(TierFlow::from), left, MARGIN, "end");
        bars(svg, sides(TierFlow::to), right, WIDTH - MARGIN - BAR, "start");
        for (TierFlow flow : flows) {
            ribbon(svg, flow, left, right);
        }
        return svg.append("</svg>").toString();
    }

    private void bars(StringBuilder svg, Map<String, Long> sums, Map<String, Double> tops, int x, String anchor) {
        double y = TOP;
        for (Map.Entry<String, Long> each : sums.entrySet()) {
            double height = each.getValue() * scale;
            tops.put(each.getKey(), y);
            int textX = anchor.equals("end") ? x - 8 : x + BAR + 8;
            svg.append(
                    text("<rect x=\"%d\" y=\"%.2f\" width=\"%d\" height=\"%.2f\"/>", x, y, BAR, Math.max(1, height)));
            svg.append(text(
                    "<text x=\"%d\" y=\"%.2f\" text-anchor=\"%s\">%s %s</text>",
                    textX, y + height / 2 + 4, anchor, escape(each.getKey()), Texts.grouped(each.getValue())));
            y += height + GAP;
        }
    }

    private void ribbon(StringBuilder svg, TierFlow flow, Map<String, Double> left, Map<String, Double> right) {
        double width = flow.times() * scale;
        double from = left.getOrDefault(flow.from(), 0.0);
        double to = right.getOrDefault(flow.to(), 0.0);
        left.put(flow.from(), from + width);
        right.put(flow.to(), to + width);
        int start = MARGIN + BAR;
        int end = WIDTH - MARGIN - BAR;
        int middle = (start + end) / 2;
        svg.append(text(
                "<path class=\"%s\" d=\"M%d %.2fC%d %.2f %d %.2f %d %.2f\" stroke-width=\"%.2f\"><title>%s</title></path>",
                direction(flow),
                start,
                from + width / 2,
                middle,
                from + width / 2,
                middle,
                to + width / 2,
                end,
                to + width / 2,
                Math.max(0.75, width),
                escape(flow.from() + " → " + flow.to() + ": " + Texts.grouped(flow.times()))));
    }

    private String direction(TierFlow flow) {
        int change = order.indexOf(flow.from()) - order.indexOf(flow.to());
        return change > 0 ? "up" : change < 0 ? "down" : "same";
    }
}
