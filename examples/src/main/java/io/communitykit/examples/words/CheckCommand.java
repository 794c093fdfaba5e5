package io.communitykit.examples.words;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextFiles;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.screen.WordScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a text, or each line of it. */
@Command(
        name = "check",
        description = "Says whether a text may pass, needs a review or is blocked, and why.",
        footer = {
            "",
            "--json prints one object a text: line (with --lines), action (pass, review, block), policy, reasons; a reason has the fields"
                    + " of a hit in 'words scan', action, and rule (from 0) where a rule of the policy decided. With --lines, offsets are"
                    + " those within the line.",
            "",
            "Whatever the verdict, the exit code is 0."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DictionaryOptions dictionary;

    @Mixin
    private FilterOptions filter;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "What follows from hits, a policy of kind word-policy (default: high blocks, medium is reviewed, low passes).")
    private @Nullable Path policy;

    @Mixin
    private TextOption text;

    @Option(names = "--lines", description = "Takes each line for a text of its own.")
    private boolean lines;

    @Option(names = "--json", description = "Prints one JSON object a text in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        WordPolicy rules = policy == null ? ReadyScreen.BY_LEVEL : PolicyFiles.read(WordPolicy.KIND, policy);
        var screen = WordScreen.of(rules, dictionary.matcher(rules.folding(), filter.rules(), console));
        String whole = text.read();
        List<String> texts = lines ? TextFiles.withoutMark(whole).lines().toList() : List.of(whole);
        VerdictPage page = new VerdictPage(screen, lines, console.out());
        if (json) {
            page.json(texts);
        } else {
            page.tables(texts);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }
}
