package io.communitykit.examples.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.FeedSignal;
import io.communitykit.recommend.offpolicy.Estimator;
import io.communitykit.recommend.offpolicy.LoggedDecision;
import io.communitykit.recommend.offpolicy.SignalWeights;
import io.communitykit.recommend.offpolicy.TargetPolicy;
import io.communitykit.recommend.offpolicy.WeightAdvice;
import io.communitykit.recommend.offpolicy.WeightAdvisor;
import io.communitykit.recommend.offpolicy.WeightSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says from a log whether other weights would have brought more. */
@Command(
        name = "weights",
        description = {
            "Says from a log of decisions whether other weights would have brought more: estimates with intervals, and a verdict.",
            "It advises; it never writes a policy."
        },
        footer = {
            "",
            DecisionLines.FORMAT,
            "",
            "One half of the log chooses among weights, the other judges. --json prints one object: records, verdict, why, weights (signal, now,"
                    + " proposed), now and proposed (value, low, high, effective, meanWeight, records; null where nothing is known), difference.",
            "",
            "Whatever the verdict, the exit code is 0."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeedWeightsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--log", required = true, paramLabel = "FILE", description = "Decisions, one JSON object a line.")
    private Path log;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "The policy whose weights are judged, of kind feed-policy.")
    private Path policy;

    @Option(
            names = "--proposed",
            paramLabel = "FILE",
            description = "Judges the weights of this policy, of the same signals, in place of a search.")
    private @Nullable Path proposed;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "The feed shows each by exp(score / T) (default: the best score, with --epsilon).")
    private @Nullable Double temperature;

    @Option(
            names = "--epsilon",
            paramLabel = "BP",
            defaultValue = "1000",
            description =
                    "How often the feed shows any candidate in place of the best, basis points (default: ${DEFAULT-VALUE}).")
    private int epsilon;

    @Option(
            names = "--estimator",
            paramLabel = "NAME",
            defaultValue = "SNIPS",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Estimator estimator;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Says which half of the log judges (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        SignalWeights now = weights(PolicyFiles.read(FeedPolicy.KIND, policy));
        TargetPolicy target = Usage.checked(
                () -> temperature == null ? new TargetPolicy.Greedy(epsilon) : new TargetPolicy.Softmax(temperature));
        WeightAdvisor.Builder advisor = WeightAdvisor.builder(target, seed).estimator(estimator);
        if (now.keeps(WeightAdvisor.Builder.DWELL_FIRST)) {
            advisor.order(WeightAdvisor.Builder.DWELL_FIRST);
        } else {
            console.note("note: the weights do not fall from dwell to comment, so proposals need not either");
        }
        List<LoggedDecision> decisions = new DecisionLines(now.signals()).read(log);
        WeightAdvice advice = advice(advisor.build(), decisions, now);
        AdvicePage page = new AdvicePage(advice, decisions.size());
        if (json) {
            console.out().println(FeedJson.write(page.object()));
        } else {
            page.print(console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private WeightAdvice advice(WeightAdvisor advisor, List<LoggedDecision> decisions, SignalWeights now) {
        if (proposed == null) {
            return advisor.advise(decisions, now, List.of(), WeightSearch.STANDARD);
        }
        try {
            return advisor.judge(decisions, now, weights(PolicyFiles.read(FeedPolicy.KIND, proposed)));
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, "--proposed " + proposed + ": " + e.getMessage(), e);
        }
    }

    private static SignalWeights weights(FeedPolicy policy) {
        return new SignalWeights(
                policy.signals().stream().map(FeedSignal::id).toList(),
                policy.signals().stream().map(FeedSignal::weight).toList());
    }
}
