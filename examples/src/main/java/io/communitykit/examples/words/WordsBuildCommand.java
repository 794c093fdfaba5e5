package io.communitykit.examples.words;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.WordImage;
import io.communitykit.risk.word.WordMatcher;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a dictionary once, for programs that start often. */
@Command(
        name = "build",
        description = {
            "Builds dictionaries into one checked binary file, which the other commands read with --image and a program with"
                    + " WordImage.read: at once, without building."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WordsBuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DictionaryOptions dictionary;

    @Mixin
    private FoldingOptions folding;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path out;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        WordMatcher matcher = dictionary.matcher(folding.folding(), MatchRules.ALL, console);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
            WordImage.write(matcher, file);
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.unwritable(out, e);
        }
        console.note(matcher.terms().size() + " words and patterns in " + out);
        return ExitCode.DONE.number();
    }
}
