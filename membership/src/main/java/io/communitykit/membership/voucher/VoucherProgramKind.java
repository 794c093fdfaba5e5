package io.communitykit.membership.voucher;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.voucher.internal.VoucherProgramDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code voucher-program}. */
final class VoucherProgramKind implements PolicyKind<VoucherProgram> {

    private static final String NAME = "voucher-program";

    private final DocumentReader<VoucherProgramDocument> reader = DocumentReader.of(NAME, VoucherProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public VoucherProgram read(InputStream json) {
        return reader.read(
                json, (document, violations) -> new VoucherProgramConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(VoucherProgram policy) {
        return new VoucherProgramLint(policy).alone();
    }
}
