package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** A matcher from an image against the one that was written, on random dictionaries and texts. */
class WordImagePropertyTest {

    private static final String[] PIECES = {
        "加", "微", "信", "賭", "赌", "博", "最", "好", "a", "b", "B", "s", "1", "2", "２", "①", "一", "é", "х", "ﬁ", " ", ".",
        "*", "。", "\u200b", "\u00ad", "\ufe0f", "😀", "𝐯", "𠮷", "\n", "\ud800"
    };
    private static final List<String> PATTERNS =
            List.of("最[好大](?![的])", "(?<!\\d)1\\d{2,4}(?!\\d)", "\\w{2}\\h", "[a-b]{1,3}(加|信)?1", "[^0-9]{2}博");
    private static final List<WordCategory> CATEGORIES =
            List.of(WordCategory.SPAM, WordCategory.FRAUD, new WordCategory("one-of-our-own"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final List<Validity> VALIDITIES = List.of(
            Validity.ALWAYS,
            Validity.ALWAYS,
            new Validity(Optional.of(NOON), Optional.empty()),
            new Validity(Optional.empty(), Optional.of(NOON)),
            new Validity(Optional.of(Instant.MIN), Optional.of(Instant.MAX)));

    @Property(tries = 25)
    @Label("finds the same, tells the same tricks and explains the same")
    void same(@ForAll long seed) {
        Random random = new Random(seed);
        WordMatcher built = matcher(random);
        WordMatcher read = WordImageTest.read(WordImageTest.write(built));

        assertThat(read.terms()).isEqualTo(built.terms());
        assertThat(read.allowed()).isEqualTo(built.allowed());
        assertThat(read.folding()).isEqualTo(built.folding());
        assertThat(read.bytes()).isEqualTo(built.bytes());
        List<MatchRules> rules = List.of(
                MatchRules.ALL,
                MatchRules.ALL.only(WordCategory.FRAUD).from(Level.MEDIUM),
                MatchRules.ALL.at(NOON),
                MatchRules.ALL.allowing(List.of("赌博a")),
                MatchRules.ALL.boundaries(
                        (text, start, end) -> text.length() % 2 == 0 ? Judgement.WORD : Judgement.ACROSS_WORDS));
        for (int i = 0; i < 20; i++) {
            String text = text(random, random.nextInt(200))
                    + built.terms().get(random.nextInt(built.terms().size())).name();
            for (MatchRules rule : rules) {
                WordMatcher one = built.with(rule);
                WordMatcher other = read.with(rule);
                assertThat(other.contains(text)).isEqualTo(one.contains(text));
                assertThat(other.findAll(text, FindMode.OVERLAPPING))
                        .isEqualTo(one.findAll(text, FindMode.OVERLAPPING));
                assertThat(other.findAll(text)).isEqualTo(one.findAll(text));
                assertThat(other.explain(text)).isEqualTo(one.explain(text));
            }
        }
    }

    @Property(tries = 10)
    @Label("has the same bytes for the same dictionary, built anew or read")
    void deterministic(@ForAll long seed) {
        byte[] once = WordImageTest.write(matcher(new Random(seed)));

        assertThat(WordImageTest.write(matcher(new Random(seed)))).isEqualTo(once);
        assertThat(WordImageTest.write(WordImageTest.read(once))).isEqualTo(once);
    }

    private static WordMatcher matcher(Random random) {
        WordMatcher.Builder builder = WordMatcher.builder();
        if (random.nextInt(3) == 0) {
            builder.folding(
                    random.nextBoolean()
                            ? Folding.NONE
                            : Folding.DEFAULT.without(Evasion.REPEAT).withMaxGap(1));
        }
        List<Term> terms = new ArrayList<>();
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            terms.add(word(random));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            terms.add(new WordPattern(
                    "pattern-" + i,
                    pick(random, PATTERNS),
                    pick(random, CATEGORIES),
                    pick(random, List.of(Level.values())),
                    pick(random, List.of(PatternGaps.values())),
                    "a note",
                    pick(random, VALIDITIES)));
        }
        builder.add(terms);
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.allow(List.of("a" + text(random, 1 + random.nextInt(4))));
        }
        return builder.build();
    }

    private static Word word(Random random) {
        int length = random.nextInt(8) == 0 ? 60 + random.nextInt(60) : 1 + random.nextInt(5);
        String text = "";
        while (text.isEmpty()) {
            text = text(random, length).replace("\n", "").replace("\ud800", "");
        }
        return new Word(
                text,
                pick(random, CATEGORIES),
                pick(random, List.of(Level.values())),
                pick(random, List.of(WordFit.values())),
                random.nextBoolean() ? "" : "note \ud800 " + random.nextInt(3),
                pick(random, VALIDITIES));
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        int few = 2 + random.nextInt(PIECES.length - 2);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(few)]);
        }
        return text.toString();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
