package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.Violations;
import io.communitykit.risk.word.internal.CodePointFolds;
import io.communitykit.risk.word.internal.PatternSet;
import io.communitykit.risk.word.internal.WordListDocument;
import io.communitykit.risk.word.internal.WordListDocument.GroupItem;
import io.communitykit.risk.word.internal.WordListDocument.PatternItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a document into a list and collects what does not fit. Used once. */
final class WordListConversion {

    private final WordListDocument document;
    private final Violations violations;
    private final CodePointFolds folds = CodePointFolds.of(Folding.DEFAULT);
    private final List<Word> words = new ArrayList<>();
    private final List<WordPattern> patterns = new ArrayList<>();

    WordListConversion(WordListDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    @Nullable
    WordList convert() {
        for (int i = 0; i < document.groups().size(); i++) {
            group(document.groups().get(i), Violations.at("groups", i));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < document.patterns().size(); i++) {
            PatternItem item = document.patterns().get(i);
            String pointer = Violations.at("patterns", i);
            if (!ids.add(item.id())) {
                violations.add(Violations.below(pointer, "id"), "an id that no pattern before has", item.id());
            }
            pattern(item, pointer);
        }
        for (int i = 0; i < document.allow().size(); i++) {
            try {
                WordList.checkSpan(document.allow().get(i));
            } catch (InvalidValueException e) {
                violations.add(
                        Violations.at("allow", i), reason(e), document.allow().get(i));
            }
        }
        return violations.isEmpty()
                ? new WordList(document.list(), document.version(), words, patterns, document.allow())
                : null;
    }

    private void group(GroupItem group, String pointer) {
        Validity validity = validity(group.from(), group.until(), pointer);
        WordFit fit = group.match() == null ? WordFit.ANYWHERE : group.match();
        String note = group.note() == null ? "" : group.note();
        for (int i = 0; i < group.words().size(); i++) {
            String text = group.words().get(i);
            try {
                words.add(new Word(text, group.category(), group.level(), fit, note, validity));
            } catch (InvalidValueException e) {
                violations.add(Violations.below(pointer, "words", i), reason(e), text);
            }
        }
    }

    private void pattern(PatternItem item, String pointer) {
        try {
            WordPattern pattern = new WordPattern(
                    item.id(),
                    item.pattern(),
                    item.category(),
                    item.level(),
                    item.gaps() == null ? PatternGaps.SKIPPED : item.gaps(),
                    item.note() == null ? "" : item.note(),
                    validity(item.from(), item.until(), pointer));
            PatternSet.check(pattern, folds);
            patterns.add(pattern);
        } catch (InvalidValueException e) {
            violations.add(Violations.below(pointer, "pattern"), reason(e), item.pattern());
        }
    }

    private Validity validity(@Nullable Instant from, @Nullable Instant until, String pointer) {
        try {
            return new Validity(Optional.ofNullable(from), Optional.ofNullable(until));
        } catch (InvalidValueException e) {
            violations.add(Violations.below(pointer, "until"), "an instant after from", String.valueOf(until));
            return Validity.ALWAYS;
        }
    }

    private static String reason(InvalidValueException e) {
        return "what can be looked for (" + e.getMessage() + ")";
    }
}
