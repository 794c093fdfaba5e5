package io.communitykit.examples.referral;

import io.communitykit.core.policy.PolicyKind;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.policy.Linter;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.team.TeamPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks policies of referrals. */
@Command(
        name = "lint",
        description = {
            "Checks policies of kind referral-program, attribution-policy, code-policy, commission-program, team-policy, bargain-policy and contest-policy: what breaks the rules, and"
                    + " what is legal but probably wrong, such as a ladder that pays more than friends are worth.",
            "Exit code 0 if all can be used, with or without findings; 1 if one breaks a rule."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReferralLintCommand implements Callable<Integer> {

    private static final List<PolicyKind<?>> KINDS = List.of(
            ReferralProgram.KIND,
            AttributionPolicy.KIND,
            CodePolicy.KIND,
            CommissionProgram.KIND,
            TeamPolicy.KIND,
            BargainPolicy.KIND,
            ContestPolicy.KIND);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy documents in JSON.")
    private List<Path> files;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        ExitCode worst = ExitCode.DONE;
        for (Path file : files) {
            ExitCode one = lint(file, console);
            worst = one == ExitCode.DONE ? worst : one;
        }
        console.out().flush();
        return worst.number();
    }

    /** One file that is none of these does not keep the others from being checked. */
    private static ExitCode lint(Path file, Console console) {
        try {
            return new Linter(file, console).lint(KINDS);
        } catch (CommandFailure e) {
            console.note("communitykit: " + e.getMessage());
            return e.exitCode();
        }
    }
}
