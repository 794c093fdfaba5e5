package io.communitykit.examples.tiers;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.policy.PolicyOptions;
import io.communitykit.membership.points.Economics;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks tiers against the points program that they are used with. */
@Command(
        name = "lint",
        description = {
            "Checks tiers together with their points program: what is legal but probably wrong, such as a tier nobody can reach.",
            "Exit code 0 with or without findings. For one document alone: policy lint FILE."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TiersLintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--margin",
            paramLabel = "BASIS-POINTS",
            description =
                    "What the shop earns of 10000 that a member pays; finds points that give back more (default: not"
                            + " judged).")
    private @Nullable Integer margin;

    @Mixin
    private PolicyOptions policies;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        TierProgram tiers = policies.tiers("demo-shop");
        PointsProgram program = PolicyFiles.together(policies.program("demo-shop"), tiers);
        List<LintFinding> findings = new ArrayList<>(TierProgram.KIND.lint(tiers));
        findings.addAll(tiers.lint(program));
        if (margin != null) {
            findings.addAll(economics(margin).lint(program));
        }
        findings.forEach(finding -> console.out().println(Texts.printable(finding.toString())));
        console.out()
                .println(program.id() + " " + program.version() + " with tiers " + tiers.version() + ": "
                        + (findings.size() == 1 ? "1 finding" : findings.size() + " findings"));
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Economics economics(int margin) {
        try {
            return new Economics(margin);
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, "--margin: " + e.getMessage(), e);
        }
    }
}
