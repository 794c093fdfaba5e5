package io.communitykit.risk.word;

import io.communitykit.core.id.PolicyVersion;
import java.util.List;
import java.util.stream.Stream;

/** Lists for tests. */
final class WordLists {

    private WordLists() {}

    static Word word(String text) {
        return Word.of(text, WordCategory.SPAM, Level.LOW);
    }

    static WordPattern pattern(String id, String pattern) {
        return new WordPattern(id, pattern, WordCategory.CONTACT, Level.LOW, PatternGaps.SKIPPED, "", Validity.ALWAYS);
    }

    static WordList of(String name, String version, String... words) {
        return of(name, version, Stream.of(words).map(WordLists::word).toList(), List.of());
    }

    static WordList of(String name, String version, List<Word> words, List<WordPattern> patterns, String... allowed) {
        return new WordList(name, new PolicyVersion(version), words, patterns, List.of(allowed));
    }
}
