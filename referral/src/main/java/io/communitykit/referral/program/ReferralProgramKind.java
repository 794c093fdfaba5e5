package io.communitykit.referral.program;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.referral.program.internal.ReferralProgramDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code referral-program}. */
final class ReferralProgramKind implements PolicyKind<ReferralProgram> {

    private static final String NAME = "referral-program";

    private final DocumentReader<ReferralProgramDocument> reader =
            DocumentReader.of(NAME, ReferralProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReferralProgram read(InputStream json) {
        return reader.read(
                json, (document, violations) -> new ReferralProgramConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(ReferralProgram policy) {
        return new ReferralProgramLint(policy).findings();
    }
}
