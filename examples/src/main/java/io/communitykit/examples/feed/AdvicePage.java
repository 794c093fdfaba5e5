package io.communitykit.examples.feed;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.offpolicy.Difference;
import io.communitykit.recommend.offpolicy.Estimate;
import io.communitykit.recommend.offpolicy.Trust;
import io.communitykit.recommend.offpolicy.Verdict;
import io.communitykit.recommend.offpolicy.WeightAdvice;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How advice on weights reads.
 *
 * @param advice the advice
 * @param records how many decisions the log has
 */
record AdvicePage(WeightAdvice advice, int records) {

    void print(PrintWriter out) {
        out.println(Texts.grouped(records) + " decisions. Verdict: " + verdict() + ". " + why());
        out.println();
        TextTable weights = TextTable.of("signal", ">weight now", ">proposed");
        for (int i = 0; i < advice.now().signals().size(); i++) {
            weights.row(
                    advice.now().signals().get(i),
                    number(advice.now().weights().get(i)),
                    number(advice.proposed().weights().get(i)));
        }
        out.print(weights);
        out.println();
        TextTable estimates = TextTable.of(
                "reward a decision", ">estimate", ">from", ">to", ">records", ">effective", ">mean weight");
        row(estimates, "weights now", advice.ofNow());
        row(estimates, "proposed", advice.ofProposed());
        Difference more = advice.difference();
        estimates.row("difference", number(more.value()), number(more.low()), number(more.high()), "", "", "");
        out.print(estimates);
    }

    private static void row(TextTable table, String who, Estimate estimate) {
        table.row(
                who,
                number(estimate.value()),
                number(estimate.low()),
                number(estimate.high()),
                estimate.records(),
                number(estimate.effective()),
                number(estimate.meanWeight()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "unknown";
    }

    private String verdict() {
        return advice.verdict().fold(better -> "better", notProven -> "not proven", tooFew -> "too few data");
    }

    private String why() {
        return advice.verdict()
                .fold(
                        better -> "The proposed weights would have brought at least " + number(better.atLeast())
                                + " more a decision",
                        AdvicePage::words,
                        tooFew ->
                                tooFew.reasons().stream().map(AdvicePage::words).collect(Collectors.joining("; ")));
    }

    private static String words(Verdict.NotProven notProven) {
        return switch (notProven.finding()) {
            case NO_PROPOSAL -> "No other weights look better on the half of the log that chooses";
            case INTERVAL_HOLDS_ZERO -> "The difference may be chance";
            case WORSE -> "The proposed weights are worse";
        };
    }

    private static String words(Trust.Reason reason) {
        return PageJson.word(reason.lack()).replace('-', ' ') + ": " + number(reason.needed()) + " needed, got "
                + number(reason.got());
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("records", records);
        object.put("verdict", verdict().replace(' ', '-'));
        object.put("why", why());
        List<Object> weights = new ArrayList<>();
        for (int i = 0; i < advice.now().signals().size(); i++) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("signal", advice.now().signals().get(i).value());
            line.put("now", advice.now().weights().get(i));
            line.put("proposed", advice.proposed().weights().get(i));
            weights.add(line);
        }
        object.put("weights", weights);
        object.put("now", fields(advice.ofNow()));
        object.put("proposed", fields(advice.ofProposed()));
        Map<String, Object> difference = new LinkedHashMap<>();
        difference.put("value", finite(advice.difference().value()));
        difference.put("low", finite(advice.difference().low()));
        difference.put("high", finite(advice.difference().high()));
        object.put("difference", difference);
        return object;
    }

    private static Map<String, Object> fields(Estimate estimate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("value", finite(estimate.value()));
        fields.put("low", finite(estimate.low()));
        fields.put("high", finite(estimate.high()));
        fields.put("records", estimate.records());
        fields.put("effective", estimate.effective());
        fields.put("meanWeight", estimate.meanWeight());
        return fields;
    }

    /** JSON knows no infinity. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
