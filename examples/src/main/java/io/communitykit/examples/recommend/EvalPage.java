package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult.Counts;
import io.communitykit.recommend.candidate.evaluate.ListMetric;
import io.communitykit.recommend.candidate.evaluate.Metric;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a model was, as it is printed.
 *
 * @param files what it was fitted on and judged by
 * @param fitted the model
 * @param result the judgement
 * @param took how long it took to ask for all lists and to judge them
 * @param unreachable what became of what no list could hold
 * @param threads how many worked
 */
record EvalPage(
        EvalFiles files,
        FittedModel fitted,
        EvaluationResult result,
        Duration took,
        UnreachableChoice unreachable,
        int threads) {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    /** All as one object. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        fitted.addTo(object);
        object.put("k", result.places());
        object.put("unreachable", unreachable.toString());
        object.putAll(measures());
        object.put("users", result.members().size());
        object.put("fitSeconds", fitted.seconds());
        object.put("recommendSeconds", recommendSeconds());
        object.put("threads", threads);
        object.put("counts", counts());
        files.byName().forEach((name, file) -> object.put(name, RecommendJson.of(file)));
        return object;
    }

    /** The most of it as tables. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(Texts.printable(fitted.toString())).append('\n').append('\n');
        TextTable measures = TextTable.of("measure", ">at " + result.places());
        measures().forEach((name, value) -> measures.row(name, Numbers.measure(value)));
        measures.row("users", result.members().size());
        measures.row("fitSeconds", Texts.seconds(fitted.seconds()));
        measures.row("recommendSeconds", Texts.seconds(recommendSeconds()));
        text.append(measures).append('\n');
        TextTable counts = TextTable.of("counted (unreachable " + unreachable + ")", ">");
        counts().forEach(counts::row);
        text.append(counts).append('\n');
        TextTable read = TextTable.of(
                "file", ">members", ">items", ">pairs", ">lines", ">emptyLines", ">badLines", ">duplicates");
        files.byName()
                .forEach((name, file) -> read.row(
                        name,
                        file.interactions().members(),
                        file.interactions().items().size(),
                        file.interactions().byMember().size(),
                        file.lines(),
                        file.empty(),
                        file.bad(),
                        file.duplicates()));
        return text.append(read).toString();
    }

    private double recommendSeconds() {
        return took.toNanos() / SECOND;
    }

    private Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put(Metric.RECALL.key(), result.mean(Metric.RECALL));
        measures.put(Metric.NDCG.key(), result.mean(Metric.NDCG));
        for (Metric metric : Metric.values()) {
            measures.put(metric.key(), result.mean(metric));
        }
        for (ListMetric metric : ListMetric.values()) {
            result.value(metric).ifPresent(value -> measures.put(metric.key(), value));
        }
        return measures;
    }

    private Map<String, Long> counts() {
        Counts of = result.counts();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("withoutTest", (long) of.withoutTest());
        counts.put("leftOut", (long) of.leftOut());
        counts.put("withoutNegatives", (long) of.withoutNegatives());
        counts.put("unknownUsers", (long) of.unknownMembers());
        counts.put("unknownItems", (long) of.unknownItems());
        counts.put("testPairs", of.pairs());
        counts.put("unreachablePairs", of.unreachablePairs());
        return counts;
    }
}
