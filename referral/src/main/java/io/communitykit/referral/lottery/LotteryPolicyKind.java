package io.communitykit.referral.lottery;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code lottery-policy}. */
final class LotteryPolicyKind implements PolicyKind<LotteryPolicy> {

    private static final String NAME = "lottery-policy";

    private final DocumentReader<LotteryPolicyDocument> reader = DocumentReader.of(NAME, LotteryPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LotteryPolicy read(InputStream json) {
        return reader.read(json, (document, violations) -> new LotteryPolicyConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(LotteryPolicy policy) {
        return new LotteryPolicyLint(policy).findings();
    }
}
