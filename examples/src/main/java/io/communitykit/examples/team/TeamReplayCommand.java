package io.communitykit.examples.team;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.JsonLines;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.referral.ReferralJson;
import io.communitykit.examples.summary.TeamSummary;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamResult;
import io.communitykit.referral.team.spi.SeatRefund;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a group-buy out of lines. */
@Command(
        name = "replay",
        description = {
            "Plays a group-buy on the heap, line by line: who gets a seat, who does not and why, which team is complete, which money goes"
                    + " back to which order.",
            "The clock stands at the line. Nobody is really paid: every refund counts as done."
        },
        footer = {
            "",
            "One JSON object a line, in the order of time:",
            "  {\"at\":\"2026-11-11T10:00:00Z\",\"fact\":\"open\",",
            "   \"team\":\"t1\",\"member\":\"alice\",\"order\":\"o1\"}",
            "open, join, pay, give-up and refund name team, member and order; pay also says \"amount\":39.00; join and pay may say"
                    + " \"newcomer\":true. cancel names the team. due, which names none, ends what is over and pays back what is owed.",
            "",
            "--json prints one object: steps (line, at, fact, told, result, reason, says, refunds), and policy, at, teams, refunds, refunded,"
                    + " reasons."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TeamReplayCommand implements Callable<Integer> {

    private static final String DUE_WITHOUT_RESULT = "done";

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
            description = "A policy of kind team-policy (default: shop-team.json, which the jar carries).")
    private @Nullable Path policy;

    @Option(names = "--json", description = "Prints one JSON object in place of lines.")
    private boolean json;

    /** What became of a step. */
    private record Played(
            int line, TeamStep step, Optional<TeamResult> result, String says, List<SeatRefund.Refund> refunds) {}

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        TeamPolicy rules = policy == null
                ? PolicyFiles.builtIn(TeamPolicy.KIND, "shop-team.json")
                : PolicyFiles.read(TeamPolicy.KIND, policy);
        JsonLines<TeamStep> lines = JsonLines.read(file, new TeamSteps(rules.currency())::read);
        TeamPlay play = new TeamPlay(rules);
        ToldCounts counts = new ToldCounts();
        List<Played> all = new ArrayList<>();
        lines.each(line -> {
            Played played = play(play, line.number(), line.value());
            played.result()
                    .flatMap(TeamWords::reason)
                    .ifPresent(it -> counts.because(line.value().fact(), it));
            all.add(played);
        });
        TeamSummary summary = TeamFigures.of(play, counts.reasons());
        if (json) {
            console.out().println(ReferralJson.write(fields(all, summary)));
        } else {
            all.forEach(it -> print(it, console));
            new TeamPage(console.out()).print(summary, Integer.MAX_VALUE);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Played play(TeamPlay play, int line, TeamStep step) {
        int before = play.refunded();
        Optional<TeamResult> result = play.tell(step);
        TeamWords words = new TeamWords(play.policy());
        return new Played(
                line,
                step,
                result,
                result.map(it -> words.of(step, it)).orElse(DUE_WITHOUT_RESULT),
                play.refunds(before));
    }

    private static void print(Played played, Console console) {
        TeamStep step = played.step();
        console.out().println(Texts.printable(step.at() + "  " + step.told() + ": " + played.says()));
        played.refunds()
                .forEach(it -> console.out()
                        .println(Texts.printable("  the till pays " + it.amount() + " back to order " + it.order())));
    }

    private static Map<String, Object> fields(List<Played> all, TeamSummary summary) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Played each : all) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("line", each.line());
            step.put("at", each.step().at().toString());
            step.put("fact", each.step().fact());
            step.put("told", each.step().told());
            step.put("result", each.result().map(TeamWords::kind).orElse(DUE_WITHOUT_RESULT));
            each.result().flatMap(TeamWords::reason).ifPresent(it -> step.put("reason", ToldCounts.word(it)));
            step.put("says", each.says());
            step.put(
                    "refunds",
                    each.refunds().stream()
                            .map(it -> Map.of(
                                    "order",
                                    it.order().value(),
                                    "amount",
                                    it.amount().toString()))
                            .toList());
            steps.add(step);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("steps", steps);
        fields.put("policy", summary.policy());
        fields.put("at", summary.at());
        fields.put("teams", summary.teams());
        fields.put("refunds", summary.refunds());
        fields.put("refunded", summary.refunded());
        fields.put("reasons", summary.reasons());
        return fields;
    }
}
