package io.communitykit.examples.words;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.TextFiles;
import io.communitykit.examples.policy.Linter;
import io.communitykit.risk.word.WordList;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks one dictionary or policy of words. */
@Command(
        name = "lint",
        description = {
            "Checks a dictionary of plain lines, or a policy of kind word-list or word-policy: what breaks the rules, and what is legal but"
                    + " probably wrong, such as a word that hits much that is innocent.",
            "Exit code 0 if it can be used, with or without findings; 1 if it breaks a rule."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WordsLintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A dictionary or a policy of words.")
    private Path file;

    @Override
    public Integer call() {
        String text = TextFiles.read(file);
        Linter linter = new Linter(file, Console.of(spec));
        return (DictionaryFiles.isDocument(text)
                        ? linter.lint()
                        : linter.lint(WordList.KIND, () -> DictionaryFiles.parse(text)))
                .number();
    }
}
