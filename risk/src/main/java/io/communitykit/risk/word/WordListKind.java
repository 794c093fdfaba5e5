package io.communitykit.risk.word;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.risk.word.internal.WordListDocument;
import java.io.InputStream;
import java.util.List;

/** The policy documents of kind {@code word-list}. */
final class WordListKind implements PolicyKind<WordList> {

    private static final String NAME = "word-list";

    private final DocumentReader<WordListDocument> reader = DocumentReader.of(NAME, WordListDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WordList read(InputStream json) {
        return reader.read(json, (document, violations) -> new WordListConversion(document, violations).convert());
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(WordList policy) {
        return new WordListLint(policy).findings();
    }
}
