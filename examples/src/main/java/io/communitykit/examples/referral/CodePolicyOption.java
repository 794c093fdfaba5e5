package io.communitykit.examples.referral;

import io.communitykit.referral.code.policy.CodePolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names how codes are made. */
final class CodePolicyOption {

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "How codes are made, a policy of kind code-policy (default: one that the jar carries).")
    private @Nullable Path policy;

    CodePolicy policy() {
        return RuleOptions.read(CodePolicy.KIND, policy, "shop-codes.json");
    }
}
