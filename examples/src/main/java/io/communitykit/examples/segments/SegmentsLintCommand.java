package io.communitykit.examples.segments;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks segments. */
@Command(
        name = "lint",
        description = {
            "Checks segments: what is legal but probably wrong, such as a segment that nobody can be in.",
            "Exit code 0 with or without findings. For a document that breaks the rules of its kind: policy lint FILE."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SegmentsLintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SegmentPolicy policy;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        SegmentProgram program = policy.program(SegmentPolicy.SHOP);
        List<LintFinding> findings = SegmentProgram.KIND.lint(program);
        findings.forEach(finding -> console.out().println(Texts.printable(finding.toString())));
        console.out()
                .println("segments " + program.version() + ": "
                        + (findings.size() == 1 ? "1 finding" : findings.size() + " findings"));
        console.out().flush();
        return ExitCode.DONE.number();
    }
}
