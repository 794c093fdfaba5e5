package io.communitykit.referral.code.policy;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.referral.code.LookAlikes;
import java.util.Optional;

/**
 * What an operator decides about the codes of a program. Codes keep the terms that they were issued under. Immutable and safe for many
 * threads.
 *
 * @param version this edition; codes name it
 * @param program for which program
 * @param generator how checked codes are made
 * @param lookAlikes what becomes of 0, O, 1, I and L in typed codes
 * @param limits how many codes there are, and how often one is used
 * @param validity when codes are good
 * @param vanity who may choose a code; nobody where empty
 * @param expected what the length should be enough for
 */
public record CodePolicy(
        PolicyVersion version,
        ProgramId program,
        GeneratorRule generator,
        LookAlikes lookAlikes,
        CodeLimits limits,
        CodeValidity validity,
        Optional<VanityRules> vanity,
        ExpectedCodes expected) {

    /** Documents of kind {@code code-policy}. */
    public static final PolicyKind<CodePolicy> KIND = new CodePolicyKind();

    /**
     * The usual rules: nine symbols at random, good for ever, for everybody to use, none of a member's choice.
     *
     * @param version this edition
     * @param program for which program
     * @return the policy
     */
    public static CodePolicy usual(PolicyVersion version, ProgramId program) {
        return new CodePolicy(
                version,
                program,
                GeneratorRule.USUAL,
                LookAlikes.REJECTED,
                CodeLimits.USUAL,
                CodeValidity.ALWAYS,
                Optional.empty(),
                ExpectedCodes.USUAL);
    }
}
