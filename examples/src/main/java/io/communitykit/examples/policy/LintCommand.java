package io.communitykit.examples.policy;

import io.communitykit.examples.cli.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks one policy document, whatever its kind. */
@Command(
        name = "lint",
        description = {
            "Checks a policy document: what breaks the rules of its kind, and what is legal but probably wrong.",
            "Exit code 0 if it can be used, with or without findings; 1 if it breaks a rule."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A policy document in JSON.")
    private Path file;

    @Override
    public Integer call() {
        return new Linter(file, Console.of(spec)).lint().number();
    }
}
