package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Ranking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a model on one file and judges it on another. */
@Command(
        name = "eval",
        description = {
            "Fits a model on the train file alone, ranks all items that a member does not have there, and compares the first k with the"
                    + " member's items in the test file.",
            "A test item that the train file does not know, or that the member has there already, and a member that it does not know, are"
                    + " counted and left out of the denominators; --unreachable counted takes them in."
        },
        footer = {
            "",
            "Each measure is the mean over the members that were evaluated. ndcg and map: by the best list that k places can hold. Ties: the"
                    + " item whose id comes first.",
            "",
            "--json prints one object: algorithm, model, parameters, k, unreachable, recall, precision, hit_rate, ndcg, map, mrr, coverage,"
                    + " gini, novelty, users, fitSeconds, recommendSeconds, threads, counts (withoutTest, leftOut, withoutNegatives,"
                    + " unknownUsers, unknownItems, testPairs, unreachablePairs), and train, test and negatives (members, items, pairs,"
                    + " lines, emptyLines, badLines, duplicates)."
        },
        modelTransformer = AlgorithmHelp.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RecommendEvalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrainOptions input;

    @Option(
            names = "--test",
            required = true,
            paramLabel = "FILE",
            description = "What a list should find, in the same format; weights do not count.")
    private Path test;

    @Option(
            names = "--negatives",
            paramLabel = "FILE",
            description =
                    "Ranks the test items of each member among the items that this file gives the member only, in the same format;"
                            + " members without one are counted and left out.")
    private @Nullable Path negatives;

    @Mixin
    private AlgorithmOptions algorithm;

    @Option(
            names = "--k",
            paramLabel = "K",
            defaultValue = "20",
            description = "How many places of a list count, 1 to 1000000 (default: ${DEFAULT-VALUE}).")
    private int places;

    @Option(
            names = "--unreachable",
            paramLabel = "CHOICE",
            defaultValue = "left-out",
            description =
                    "What becomes of test items and members that no list could hold: ${COMPLETION-CANDIDATES} (default:"
                            + " ${DEFAULT-VALUE}, as published figures are made; the library's own default is counted).")
    private UnreachableChoice unreachable;

    @Mixin
    private RunOptions run;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        if (places < 1 || places > Ranking.MOST) {
            throw new CommandFailure(ExitCode.USAGE, "--k must be 1 to " + Ranking.MOST + ", got " + places, null);
        }
        algorithm.check();
        Console console = Console.of(spec);
        FitOptions options = run.options(console);
        EvalFiles files = new EvalFiles(
                input.train(console),
                input.read(test, console),
                Optional.ofNullable(negatives).map(file -> input.read(file, console)));
        Evaluation evaluation = evaluation(files);
        FittedModel fitted = algorithm.fit(files.train().interactions(), options);
        long start = System.nanoTime();
        EvaluationResult result = evaluation.evaluate(fitted.model(), options);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        EvalPage page = new EvalPage(files, fitted, result, took, unreachable, run.threads());
        console.out().print(json ? RecommendJson.write(page.object()) + System.lineSeparator() : page.text());
        console.out().flush();
        return ExitCode.DONE.number();
    }

    // Before the fit, so that files which do not fit each other are told at once.
    private Evaluation evaluation(EvalFiles files) {
        Evaluation.Builder builder = Evaluation.builder(
                        files.train().interactions(), files.test().interactions())
                .places(places)
                .unreachable(unreachable.meaning());
        files.negatives().ifPresent(file -> builder.among(file.interactions()));
        return builder.build();
    }
}
