package io.communitykit.membership.points;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.points.internal.PointsProgramDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code points-program}. */
final class PointsProgramKind implements PolicyKind<PointsProgram> {

    private static final String NAME = "points-program";

    private final DocumentReader<PointsProgramDocument> reader = DocumentReader.of(NAME, PointsProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PointsProgram read(InputStream json) {
        return reader.read(json, (document, violations) -> new PointsProgramConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(PointsProgram policy) {
        return new PointsProgramLint(policy).findings();
    }
}
