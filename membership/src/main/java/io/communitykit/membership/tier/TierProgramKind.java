package io.communitykit.membership.tier;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.tier.internal.TierProgramDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code tier-program}. */
final class TierProgramKind implements PolicyKind<TierProgram> {

    private static final String NAME = "tier-program";

    private final DocumentReader<TierProgramDocument> reader = DocumentReader.of(NAME, TierProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TierProgram read(InputStream json) {
        return reader.read(json, (document, violations) -> new TierProgramConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(TierProgram policy) {
        return new TierProgramLint(policy).findings();
    }
}
