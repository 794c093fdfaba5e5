package io.communitykit.examples.referral;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.referral.code.policy.CodePolicy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how hard codes are to guess. */
@Command(name = "odds", description = "Says how likely somebody who guesses hits a live code.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CodeOddsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CodePolicyOption policies;

    @Option(
            names = "--live",
            paramLabel = "N",
            description = "How many codes are live (default: as many as the policy expects).")
    private @Nullable Long live;

    @Option(names = "--json", description = "Prints one JSON object in place of lines.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        CodePolicy policy = policies.policy();
        long codes = live == null ? policy.expected().live() : live;
        CodeOdds odds = Usage.checked(() -> new CodeOdds(policy, codes));
        if (json) {
            console.out().println(ReferralJson.write(odds.fields()));
        } else {
            odds.print(console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }
}
