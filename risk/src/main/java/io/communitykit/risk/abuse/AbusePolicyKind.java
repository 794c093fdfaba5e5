package io.communitykit.risk.abuse;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.risk.abuse.internal.AbusePolicyDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code abuse-policy}. */
final class AbusePolicyKind implements PolicyKind<AbusePolicy> {

    private static final String NAME = "abuse-policy";

    private final DocumentReader<AbusePolicyDocument> reader = DocumentReader.of(NAME, AbusePolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AbusePolicy read(InputStream json) {
        return reader.read(json, (document, violations) -> new AbusePolicyConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(AbusePolicy policy) {
        return new AbusePolicyLint(policy).findings();
    }
}
