package io.communitykit.membership.benefit;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.benefit.internal.BenefitProgramDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code benefit-program}. */
final class BenefitProgramKind implements PolicyKind<BenefitProgram> {

    private static final String NAME = "benefit-program";

    private final DocumentReader<BenefitProgramDocument> reader = DocumentReader.of(NAME, BenefitProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BenefitProgram read(InputStream json) {
        return reader.read(
                json, (document, violations) -> new BenefitProgramConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(BenefitProgram policy) {
        return new BenefitProgramLint(policy).alone();
    }
}
