package io.communitykit.referral.commission;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.referral.commission.internal.CommissionProgramDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code commission-program}. */
final class CommissionProgramKind implements PolicyKind<CommissionProgram> {

    private static final String NAME = "commission-program";

    private final DocumentReader<CommissionProgramDocument> reader =
            DocumentReader.of(NAME, CommissionProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CommissionProgram read(InputStream json) {
        return reader.read(
                json, (document, violations) -> new CommissionProgramConversion(document, violations).program());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(CommissionProgram program) {
        return new CommissionProgramLint(program).findings();
    }
}
