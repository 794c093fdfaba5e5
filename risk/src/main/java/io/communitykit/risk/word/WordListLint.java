package io.communitykit.risk.word;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.risk.word.internal.CodePointFolds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is legal in a list but probably wrong. Used once. */
final class WordListLint {

    private static final int SHORT_LATIN = 3;

    private static final CodePointFolds FOLDS = CodePointFolds.of(Folding.DEFAULT);

    private final WordList list;
    /** The words as the usual folding sees them; of words that are one, the first. */
    private final Map<String, Word> seen = new HashMap<>();

    private final List<LintFinding> findings = new ArrayList<>();

    WordListLint(WordList list) {
        this.list = list;
    }

    List<LintFinding> findings() {
        for (Word word : list.words()) {
            String folded = folded(word.text());
            duplicate(word, seen.putIfAbsent(folded, word));
            shape(word, folded);
        }
        spans();
        return List.copyOf(findings);
    }

    private static String folded(String text) {
        int[] folded = FOLDS.folded(text);
        return new String(folded, 0, folded.length);
    }

    // Two words that fold to the same are one, and the gravest level counts.
    private void duplicate(Word word, @Nullable Word before) {
        if (before != null) {
            boolean same = before.category().equals(word.category()) && before.level() == word.level();
            add(
                    same ? Severity.ADVICE : Severity.WARNING,
                    same ? "word-twice" : "word-contradicts",
                    "\"" + word.text() + "\" (" + word.category() + ", "
                            + word.level().text() + ") is found wherever \"" + before.text() + "\" ("
                            + before.category() + ", " + before.level().text() + ") is.");
        }
    }

    private void shape(Word word, String folded) {
        int length = word.text().codePointCount(0, word.text().length());
        if (folded.isEmpty()) {
            add(
                    Severity.ADVICE,
                    "word-only-noise",
                    "\"" + word.text()
                            + "\" holds only characters that are skipped elsewhere; it is found only as it is written.");
        } else if (length == 1) {
            add(
                    Severity.WARNING,
                    "word-of-one-character",
                    "\"" + word.text()
                            + "\" is one character and will hit honest texts. Maybe a longer phrase is meant.");
        } else if (word.fit() == WordFit.ANYWHERE
                && folded.length() <= SHORT_LATIN
                && folded.chars().allMatch(c -> c < 0x80)) {
            add(
                    Severity.WARNING,
                    "short-word-anywhere",
                    "\"" + word.text() + "\" is found inside other words. Maybe it should match as a whole word.");
        }
    }

    private void spans() {
        int[] lengths = seen.keySet().stream()
                .mapToInt(String::length)
                .filter(length -> length > 0)
                .distinct()
                .sorted()
                .toArray();
        for (int i = 0; i < list.allowed().size(); i++) {
            String span = folded(list.allowed().get(i));
            if (list.patterns().isEmpty() && !holdsWord(span, lengths)) {
                findings.add(new LintFinding(
                        Severity.ADVICE,
                        "span-covers-nothing",
                        Violations.at("allow", i),
                        "\"" + list.allowed().get(i) + "\" covers no word of this list."));
            }
            if (seen.containsKey(span)) {
                findings.add(new LintFinding(
                        Severity.WARNING,
                        "span-hides-word",
                        Violations.at("allow", i),
                        "\"" + list.allowed().get(i) + "\" is a word of this list, which is never found then."));
            }
        }
    }

    // Looks up the parts of the span, which are few, and not every word in it.
    private boolean holdsWord(String span, int[] lengths) {
        for (int from = 0; from < span.length(); from++) {
            for (int length : lengths) {
                if (from + length > span.length()) {
                    break;
                }
                if (seen.containsKey(span.substring(from, from + length))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(Severity severity, String code, String message) {
        findings.add(new LintFinding(severity, code, Violations.at("groups"), message));
    }
}
