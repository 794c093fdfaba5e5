package io.communitykit.testkit.word;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lists that the contract publishes. */
final class SampleLists {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00.000001Z");

    private SampleLists() {}

    static Word word(String text) {
        return Word.of(text, WordCategory.SPAM, Level.MEDIUM);
    }

    static WordList of(String name, String version, String... words) {
        return of(name, version, List.of(words).stream().map(SampleLists::word).toList());
    }

    static WordList of(String name, String version, List<Word> words) {
        return new WordList(name, new PolicyVersion(version), words, List.of(), List.of());
    }

    /** One of everything, in an order that is nobody's, with a word that stands twice. */
    static WordList full(String name, String version) {
        return new WordList(
                name,
                new PolicyVersion(version),
                List.of(
                        word("\u52a0\u5fae\u4fe1"),
                        new Word(
                                "ass",
                                new WordCategory("of-our-own-9"),
                                Level.HIGH,
                                WordFit.WHOLE_WORD,
                                "why: \"it\" is \ud83d\ude00",
                                new Validity(Optional.of(MARCH), Optional.of(MARCH.plusSeconds(1)))),
                        word("zebra"),
                        Word.of("zebra", WordCategory.BRAND, Level.LOW),
                        word("zebra"),
                        word("\u957f".repeat(Word.LONGEST)),
                        new Word(
                                "Apple",
                                WordCategory.BRAND,
                                Level.LOW,
                                WordFit.ANYWHERE,
                                "",
                                new Validity(Optional.empty(), Optional.of(MARCH)))),
                List.of(new WordPattern(
                        "number",
                        "(?<!\\d)1\\d{10}(?!\\d)",
                        WordCategory.CONTACT,
                        Level.HIGH,
                        PatternGaps.NONE,
                        "a note",
                        new Validity(Optional.of(MARCH), Optional.empty()))),
                List.of("\u4e09\u9ec4\u7247", "b", "a"));
    }

    /** Two lists whose words all name their edition. */
    static List<WordList> edition(int number) {
        List<Word> words = IntStream.range(0, 40)
                .mapToObj(i -> word("w" + i + " of " + number))
                .toList();
        return List.of(of("one", "v" + number, words), of("two", "v" + number, words));
    }
}
