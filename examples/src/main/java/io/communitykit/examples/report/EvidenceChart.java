package io.communitykit.examples.report;

import static io.communitykit.examples.report.Svg.escape;
import static io.communitykit.examples.report.Svg.text;

import io.communitykit.examples.summary.AbuseSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws a cluster: its members around a circle, what they share within it, a line for each referral and a thin one for each thing that a
 * member was seen with. The worse a referral, the redder and thicker its line.
 */
final class EvidenceChart {

    private static final int MOST_MEMBERS = 60;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 460;
    private static final int OUTER = 185;
    private static final int INNER = 80;
    private static final int NAMES = 14;

    private final AbuseSummary.Cluster cluster;
    private final Map<String, Point> members = new LinkedHashMap<>();
    private final Map<String, Point> keys = new LinkedHashMap<>();

    private record Point(double x, double y) {}

    EvidenceChart(AbuseSummary.Cluster cluster) {
        this.cluster = cluster;
        cluster.members().stream().limit(MOST_MEMBERS).forEach(it -> members.put(it, new Point(0, 0)));
        cluster.keys().stream().limit(MOST_MEMBERS).forEach(it -> keys.put(it.name(), new Point(0, 0)));
        place(members, OUTER);
        place(keys, INNER);
    }

    private static void place(Map<String, Point> nodes, int radius) {
        int[] number = {0};
        int count = nodes.size();
        nodes.replaceAll((name, none) -> {
            double angle = 2 * Math.PI * number[0] / count - Math.PI / 2;
            number[0]++;
            return new Point(
                    WIDTH / 2.0 + radius * StrictMath.cos(angle), HEIGHT / 2.0 + radius * StrictMath.sin(angle));
        });
    }

    /** The picture, with as many members and things as can be told apart. */
    String svg(String title) {
        StringBuilder svg = new StringBuilder(8_192);
        svg.append(text(
                "<svg class=\"evidence\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, HEIGHT, escape(title)));
        cluster.edges().forEach(edge -> line(svg, edge));
        keys.forEach((name, at) -> svg.append(text(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"10\" height=\"10\"><title>%s</title></rect>",
                at.x() - 5, at.y() - 5, escape(name))));
        members.forEach((name, at) -> member(svg, name, at));
        return svg.append("</svg>").toString();
    }

    private void line(StringBuilder svg, AbuseSummary.Edge edge) {
        boolean referral = edge.kind().equals("referral");
        Point from = members.get(edge.from());
        Point to = referral ? members.get(edge.to()) : keys.get(edge.to());
        if (from == null || to == null) {
            return;
        }
        String style = referral ? edge.verdict() : "holding";
        svg.append(text(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.2f\"><title>%s</title></line>",
                style,
                from.x(),
                from.y(),
                to.x(),
                to.y(),
                referral ? 1 + edge.weight() / 4_000.0 : 1,
                escape(edge.from() + (referral ? " → " : " – ") + edge.to() + ": "
                        + String.join(", ", edge.because())
                        + text(" %.4f", edge.weight() / 10_000.0))));
    }

    private static void member(StringBuilder svg, String name, Point at) {
        boolean left = at.x() < WIDTH / 2.0;
        String shown = name.codePointCount(0, name.length()) <= NAMES
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAMES - 1)) + "…";
        svg.append(text(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\"><title>%s</title></circle>", at.x(), at.y(), escape(name)));
        svg.append(text(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                at.x() + (left ? -10 : 10), at.y() + 4, left ? "end" : "start", escape(shown)));
    }
}
