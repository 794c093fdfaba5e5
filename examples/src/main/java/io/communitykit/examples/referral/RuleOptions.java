package io.communitykit.examples.referral;

import io.communitykit.core.policy.PolicyKind;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.risk.abuse.AbusePolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the policies referrals are judged by. */
final class RuleOptions {

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description =
                    "What friends are worth, a policy of kind referral-program (default: one that the jar carries).")
    private @Nullable Path program;

    @Option(
            names = "--attribution",
            paramLabel = "FILE",
            description = "Who is credited, a policy of kind attribution-policy (default: one that the jar carries).")
    private @Nullable Path attribution;

    @Option(
            names = "--commission",
            paramLabel = "FILE",
            description =
                    "What partners are paid, a policy of kind commission-program (default: one that the jar carries).")
    private @Nullable Path commission;

    @Option(
            names = "--abuse",
            paramLabel = "FILE",
            description =
                    "Which referrals are farmed, a policy of kind abuse-policy (default: one that the jar carries).")
    private @Nullable Path abuse;

    ReferralRules rules() {
        return new ReferralRules(
                read(AttributionPolicy.KIND, attribution, "shop-attribution.json"),
                read(ReferralProgram.KIND, program, "shop-referral.json"),
                read(CommissionProgram.KIND, commission, "shop-commission.json"),
                read(AbusePolicy.KIND, abuse, "shop-abuse.json"));
    }

    static <P> P read(PolicyKind<P> kind, @Nullable Path file, String builtIn) {
        return file == null ? PolicyFiles.builtIn(kind, builtIn) : PolicyFiles.read(kind, file);
    }
}
