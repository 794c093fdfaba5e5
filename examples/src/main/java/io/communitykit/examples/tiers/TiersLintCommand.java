package io.communitykit.examples.tiers;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.policy.PolicyOptions;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private PolicyOptions policies;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        TierProgram tiers = policies.tiers("demo-shop");
        PointsProgram program = PolicyFiles.together(policies.program("demo-shop"), tiers);
        List<LintFinding> findings = new ArrayList<>(TierProgram.KIND.lint(tiers));
        findings.forEach(finding -> console.out().println(Texts.printable(finding.toString())));
        console.out()
                .println(program.id() + " " + program.version() + " with tiers " + tiers.version() + ": "
                        + (findings.size() == 1 ? "1 finding" : findings.size() + " findings"));
        console.out().flush();
        return ExitCode.DONE.number();
    }
}
