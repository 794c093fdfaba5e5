package io.communitykit.risk.word;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.risk.word.internal.WordPolicyDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code word-policy}. */
final class WordPolicyKind implements PolicyKind<WordPolicy> {

    private static final String NAME = "word-policy";

    private final DocumentReader<WordPolicyDocument> reader = DocumentReader.of(NAME, WordPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WordPolicy read(InputStream json) {
        return reader.read(json, (document, violations) -> new WordPolicyConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(WordPolicy policy) {
        return new WordPolicyLint(policy).findings();
    }
}
