package io.communitykit.examples.bargain;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.JsonLines;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.referral.ReferralJson;
import io.communitykit.examples.summary.BargainSummary;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays bargains out of lines. */
@Command(
        name = "replay",
        description = {
            "Plays bargains on the heap, line by line: what each friend cuts, who may not and why, when it may be bought.",
            "The clock stands at the line. Cuts follow from a fixed trial key, so that the same lines give the same cuts."
        },
        footer = {
            "",
            "One JSON object a line, in the order of time:",
            "  {\"at\":\"2026-11-11T10:00:00Z\",\"fact\":\"start\",",
            "   \"bargain\":\"b1\",\"member\":\"alice\"}",
            "start and help name bargain and member; help may say \"newcomer\":true. order, pay and give-up name bargain and order.",
            "",
            "--json prints one object: steps (line, at, fact, told, result, reason, says), and policy, at, bargains, reasons."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BargainReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "-",
            description = "JSON lines; - reads standard input (the default).")
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy of kind bargain-policy (default: shop-bargain.json, which the jar carries).")
    private @Nullable Path policy;

    @Option(names = "--json", description = "Prints one JSON object in place of lines.")
    private boolean json;

    /** What became of a step. */
    private record Played(int line, BargainStep step, BargainResult result, String says) {}

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        BargainPolicy rules = policy == null
                ? PolicyFiles.builtIn(BargainPolicy.KIND, "shop-bargain.json")
                : PolicyFiles.read(BargainPolicy.KIND, policy);
        JsonLines<BargainStep> lines = JsonLines.read(file, new BargainSteps()::read);
        BargainPlay play = new BargainPlay(rules);
        ToldCounts counts = new ToldCounts();
        List<Played> all = new ArrayList<>();
        lines.each(line -> {
            BargainStep step = line.value();
            BargainResult result = play.tell(step);
            BargainWords.reason(result).ifPresent(it -> counts.because(step.fact(), it));
            all.add(new Played(line.number(), step, result, new BargainWords(rules, play.now()).of(result)));
        });
        BargainSummary summary = BargainFigures.of(play, counts.reasons());
        if (json) {
            console.out().println(ReferralJson.write(fields(all, summary)));
        } else {
            all.forEach(it -> console.out()
                    .println(Texts.printable(it.step().at() + "  " + it.step().told() + ": " + it.says())));
            new BargainPage(console.out()).print(summary, Integer.MAX_VALUE);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> fields(List<Played> all, BargainSummary summary) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Played each : all) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("line", each.line());
            step.put("at", each.step().at().toString());
            step.put("fact", each.step().fact());
            step.put("told", each.step().told());
            step.put("result", BargainWords.kind(each.result()));
            BargainWords.reason(each.result()).ifPresent(it -> step.put("reason", ToldCounts.word(it)));
            step.put("says", each.says());
            steps.add(step);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("steps", steps);
        fields.put("policy", summary.policy());
        fields.put("at", summary.at());
        fields.put("bargains", summary.bargains());
        fields.put("reasons", summary.reasons());
        return fields;
    }
}
