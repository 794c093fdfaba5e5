package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a model and keeps it. */
@Command(
        name = "fit",
        description = {
            "Fits a model on what members did, and writes it to one checked binary file, which the other commands read with --model and a"
                    + " program with ModelFile.read.",
            "The same train file and parameters give the same model to the byte."
        },
        footer = {
            "",
            "The file is there once it is whole: what stood there before stays until then, and Ctrl-C leaves nothing behind.",
            "",
            "--json prints one object: algorithm, model, parameters, fitSeconds, bytes, train (members, items, pairs, lines, emptyLines,"
                    + " badLines, duplicates)."
        },
        modelTransformer = AlgorithmHelp.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RecommendFitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrainOptions input;

    @Mixin
    private AlgorithmOptions algorithm;

    @Mixin
    private RunOptions run;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out;

    @Option(names = "--json", description = "Prints one JSON object in place of a line.")
    private boolean json;

    @Override
    public Integer call() {
        algorithm.check();
        Console console = Console.of(spec);
        FitOptions options = run.options(console);
        requireFolder();
        InteractionFile train = input.train(console);
        try (StoppableFit fit = StoppableFit.start()) {
            return fit(train, options.stoppedBy(fit::isStopped), console).number();
        }
    }

    private ExitCode fit(InteractionFile train, FitOptions options, Console console) {
        try {
            FittedModel fitted = algorithm.fit(train.interactions(), options);
            ModelOption.write(fitted.model(), out);
            console.out().println(json ? RecommendJson.write(object(train, fitted)) : line(train, fitted));
            console.out().flush();
            return ExitCode.DONE;
        } catch (FitCancelledException e) {
            console.note("communitykit: " + e.getMessage() + "; nothing was written");
            return ExitCode.OUTPUT;
        }
    }

    private void requireFolder() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(out)) {
            throw new CommandFailure(
                    ExitCode.OUTPUT, "cannot write " + out + ": it must be a file in a folder that is there", null);
        }
    }

    private Map<String, Object> object(InteractionFile train, FittedModel fitted) {
        Map<String, Object> object = new LinkedHashMap<>();
        fitted.addTo(object);
        object.put("fitSeconds", fitted.seconds());
        object.put("bytes", bytes());
        object.put("train", RecommendJson.of(train));
        return object;
    }

    private String line(InteractionFile train, FittedModel fitted) {
        Interactions of = train.interactions();
        return Texts.printable(fitted + ": fitted in " + Texts.seconds(fitted.seconds()) + " s on "
                + counted(of.byMember().size(), "pair") + " of " + counted(of.members(), "member") + " and "
                + counted(of.items().size(), "item") + "; " + Texts.grouped(bytes()) + " bytes in " + out);
    }

    private static String counted(long number, String one) {
        return Texts.grouped(number) + " " + one + (number == 1 ? "" : "s");
    }

    private long bytes() {
        try {
            return Files.size(out);
        } catch (IOException e) {
            throw CommandFailure.unreadable(out, e);
        }
    }
}
