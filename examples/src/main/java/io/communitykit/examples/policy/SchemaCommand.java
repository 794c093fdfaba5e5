package io.communitykit.examples.policy;

import io.communitykit.core.policy.PolicyKind;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of one kind of policy. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of one kind of policy, for editors that complete and check.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String kind;

    /** The names that a shell completes and the help lists. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PolicyKinds.names().iterator();
        }
    }

    @Override
    public Integer call() {
        PolicyKind<?> found = PolicyKinds.named(kind)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "KIND must be one of " + PolicyKinds.names() + ", got " + kind, null));
        Console.of(spec).out().println(found.schema().strip());
        return ExitCode.DONE.number();
    }
}
