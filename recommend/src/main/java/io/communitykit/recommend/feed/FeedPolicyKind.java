package io.communitykit.recommend.feed;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code feed-policy}. */
final class FeedPolicyKind implements PolicyKind<FeedPolicy> {

    private static final String NAME = "feed-policy";

    private final DocumentReader<FeedPolicyDocument> reader = DocumentReader.of(NAME, FeedPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FeedPolicy read(InputStream json) {
        return reader.read(json, (document, violations) -> new FeedPolicyConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(FeedPolicy policy) {
        return new FeedPolicyLint(policy).findings();
    }
}
