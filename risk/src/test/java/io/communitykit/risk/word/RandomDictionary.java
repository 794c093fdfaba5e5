package io.communitykit.risk.word;

import io.communitykit.risk.word.spi.WordBoundaries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** A folding, a dictionary and rules out of a seed, with texts in which its words are likely to stand; and both matchers for it. */
final class RandomDictionary {

    /** Short, so that words and texts meet: expanding characters, pairs of all kinds of folding, noise of all kinds, half pairs. */
    static final List<String> SMALL = List.of(
            "a", "b", "A", "加", "微", "信", "1", "2", "k", "g", " ", "*", "\u200B", "\n", "😀", "\u0336", "\uFE0F",
            "\u00AD", "，", "𠮷", "㎏", "ﬁ", "f", "i", "ß", "s", "⑫", "İ", "賭", "赌", "ａ", "а", "𝐚", "一", "é", "e",
            "\uD842", "\uDFB7", "🔞", "\r\n", "\u3000", "ﬀ");

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final List<WordCategory> CATEGORIES =
            List.of(WordCategory.FRAUD, WordCategory.SPAM, WordCategory.ABUSE);

    final Random random;
    final Folding folding;
    final List<Word> words = new ArrayList<>();
    final List<String> allowed = new ArrayList<>();
    final MatchRules rules;
    final WordMatcher matcher;
    final NaiveMatcher twin;
    private final List<String> letters;

    /** @param letters what words and texts are made of; empty if any code point */
    RandomDictionary(Random random, List<String> letters, int longest) {
        this.random = random;
        this.folding = folding();
        this.letters = letters.isEmpty() ? anything() : some(letters);
        for (int i = random.nextInt(8); i >= 0; i--) {
            words.add(word(longest));
        }
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            allowed.add(span(longest));
        }
        this.rules = rules();
        this.matcher = matcher();
        this.twin = new NaiveMatcher(folding, words, allowed, rules);
    }

    private WordMatcher matcher() {
        return WordMatcher.builder()
                .folding(folding)
                .add(words)
                .allow(allowed)
                .rules(rules)
                .build();
    }

    private Folding folding() {
        EnumSet<Evasion> through = EnumSet.copyOf(Folding.DEFAULT.through());
        for (int i = random.nextInt(8) - 3; i > 0; i--) {
            through.remove(List.copyOf(through).get(random.nextInt(through.size())));
        }
        if (random.nextInt(8) == 0) {
            through.add(Evasion.LINE_BREAK);
        }
        return random.nextInt(20) == 0 ? Folding.NONE : new Folding(through, random.nextInt(5));
    }

    private List<String> some(List<String> from) {
        List<String> some = new ArrayList<>();
        for (int i = 2 + random.nextInt(10); i > 0; i--) {
            some.add(from.get(random.nextInt(from.size())));
        }
        return some;
    }

    private List<String> anything() {
        List<String> some = new ArrayList<>();
        for (int i = 2 + random.nextInt(30); i > 0; i--) {
            int most = random.nextBoolean() ? 0x10000 : random.nextBoolean() ? 0x600 : Character.MAX_CODE_POINT + 1;
            some.add(Character.toString(random.nextInt(most)));
        }
        return some;
    }

    private MatchRules rules() {
        MatchRules some = MatchRules.ALL.boundaries(WordBoundaries.NONE);
        if (random.nextInt(4) == 0) {
            some = some.only(CATEGORIES.get(0), WordCategory.ADULT, CATEGORIES.get(random.nextInt(2) + 1));
        }
        if (random.nextInt(4) == 0) {
            some = some.from(Level.MEDIUM);
        }
        if (random.nextInt(4) == 0) {
            some = some.at(NOW.plusSeconds(random.nextInt(3) - 1));
        }
        return random.nextInt(4) == 0 ? some.allowing(List.of(span(20), span(20))) : some;
    }

    private Word word(int longest) {
        WordCategory category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        Level level = LEVELS.get(random.nextInt(LEVELS.size()));
        Validity validity = random.nextInt(3) > 0
                ? Validity.ALWAYS
                : random.nextBoolean()
                        ? new Validity(Optional.of(NOW), Optional.empty())
                        : new Validity(Optional.empty(), Optional.of(NOW));
        WordFit fit = random.nextInt(4) == 0 ? WordFit.WHOLE_WORD : WordFit.ANYWHERE;
        return new Word(span(longest), category, level, fit, "", validity);
    }

    /** A text without line breaks and half pairs, often with the beginning of an older one. */
    private String span(int longest) {
        StringBuilder span = new StringBuilder();
        if (!words.isEmpty() && random.nextInt(3) == 0) {
            String older = words.get(random.nextInt(words.size())).text();
            int cut = older.offsetByCodePoints(0, random.nextInt(older.codePointCount(0, older.length()) + 1));
            span.append(older, 0, cut);
        }
        int length = random.nextInt(4) > 0 ? 1 + random.nextInt(Math.min(longest, 4)) : 1 + random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            String letter = letter();
            boolean bad = TextFaults.first(letter) >= 0;
            span.append(bad ? "a" : letter.repeat(random.nextInt(12) == 0 ? 2 : 1));
        }
        while (span.codePointCount(0, span.length()) > longest) {
            span.setLength(span.offsetByCodePoints(0, longest));
        }
        return span.toString();
    }

    String letter() {
        return letters.get(random.nextInt(letters.size()));
    }

    /** A text of some pieces: words, more or less hidden, and letters in between. */
    String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(3) > 0) {
                text.append(letter());
            } else if (allowed.isEmpty() || random.nextInt(4) > 0) {
                hide(words.get(random.nextInt(words.size())).text(), text);
            } else {
                hide(allowed.get(random.nextInt(allowed.size())), text);
            }
        }
        return text.toString();
    }

    private void hide(String word, StringBuilder text) {
        int noise = random.nextInt(4) == 0 ? 3 : 1 + random.nextInt(40);
        word.codePoints().forEach(point -> {
            text.appendCodePoint(point);
            while (random.nextInt(noise + 1) == 0) {
                text.append(random.nextInt(2) == 0 ? letter() : Character.toString(point));
            }
        });
    }

    List<String> expected(String text, FindMode mode) {
        return twin.find(text, mode).stream()
                .map(match -> said(match.start(), match.end(), match.word()))
                .toList();
    }

    /** Every place, in no order, with whether it is asked for; what else becomes of it depends on what overlaps. */
    List<String> expectedPlaces(String text) {
        return twin.everything(text).stream()
                .map(match -> place(match.start(), match.end(), words.get(match.word()), match.outcome()))
                .sorted()
                .toList();
    }

    List<String> explained(String text) {
        return matcher.explain(text).stream()
                .map(place -> place(
                        place.hit().start(), place.hit().end(), place.hit().term(), place.outcome()))
                .sorted()
                .toList();
    }

    private static String place(int start, int end, Term term, HitOutcome outcome) {
        return start + "-" + end + " " + escaped(term.name()) + " " + (outcome == HitOutcome.NOT_ASKED ? outcome : "");
    }

    List<String> found(String text, FindMode mode) {
        List<String> found = new ArrayList<>();
        matcher.scan(text, mode, (start, end, term) -> found.add(said(start, end, term)));
        return found;
    }

    static String said(long start, long end, int term) {
        return start + "-" + end + " #" + term;
    }

    String about(String text) {
        return "%s\nallow %s\n%s\n%s\nin %s"
                .formatted(
                        words.stream()
                                .map(word -> escaped(word.text()) + " " + word.level() + " " + word.category() + " "
                                        + word.fit() + " " + word.validity())
                                .collect(Collectors.joining("\n")),
                        allowed.stream().map(RandomDictionary::escaped).toList(),
                        rules,
                        folding,
                        escaped(text));
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 0x7F) {
                escaped.append((char) c);
            } else {
                escaped.append("\\u%04X".formatted(c));
            }
        });
        return escaped.append('"').toString();
    }
}
