package io.communitykit.core.segment;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.segment.internal.SegmentProgramDocument;
import io.communitykit.core.segment.lint.SegmentLint;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code segment-program}. */
final class SegmentProgramKind implements PolicyKind<SegmentProgram> {

    static final String NAME = "segment-program";

    private final DocumentReader<SegmentProgramDocument> reader = DocumentReader.of(NAME, SegmentProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SegmentProgram read(InputStream json) {
        return reader.read(
                json, (document, violations) -> new SegmentProgramConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(SegmentProgram policy) {
        return SegmentLint.of(policy);
    }
}
