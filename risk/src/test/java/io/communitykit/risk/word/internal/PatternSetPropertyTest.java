package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.internal.NaivePattern.One;
import io.communitykit.risk.word.internal.NaivePattern.Part;
import io.communitykit.risk.word.internal.PatternHits.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PatternSetPropertyTest {

    /** What texts are made of: letters, digits, Han, skipped and invisible characters, marks, emoji, pairs and half pairs. */
    private static final List<String> TEXT = List.of(
            "a", "A", "ａ", "𝐚", "b", "B", "1", "一", "①", "2", "好", "𠮷", "㎏", "k", "g", "%", "％", ".", " ", "。",
            "\u200B", "\u00AD", "\u0336", "\uFE0F", "😀", "\n", "\uD842", "\uDFB7");
    /** What patterns say, with the folded characters that it means. */
    private static final List<String> SAID = List.of("a", "A", "b", "1", "一", "2", "好", "𠮷", "%", "k");

    private static final List<Folding> FOLDINGS = List.of(
            Folding.DEFAULT,
            Folding.DEFAULT.withMaxGap(1),
            Folding.DEFAULT.withMaxGap(0).without(Evasion.REPEAT),
            Folding.DEFAULT.with(Evasion.LINE_BREAK).without(Evasion.SYMBOL),
            Folding.NONE);
    private static final List<CodePointFolds> FOLDS =
            FOLDINGS.stream().map(CodePointFolds::of).toList();

    @Property(tries = 40)
    void agrees_with_derivatives_in_one_go_and_in_pieces(@ForAll long seed) {
        Case random = new Case(seed);
        PatternSet set = PatternSet.compile(
                random.notations.stream()
                        .map(notation -> PatternHits.pattern(notation, random.gaps))
                        .toList(),
                random.folds);

        for (int i = 0; i < 30; i++) {
            String text = random.text();
            List<Found> expected = new ArrayList<>();
            for (int p = 0; p < random.twins.size(); p++) {
                expected.addAll(random.twins.get(p).find(text, p));
            }
            expected.sort(Comparator.comparingInt(Found::start).thenComparingInt(Found::pattern));
            String about = random.notations + " " + random.gaps + " " + random.folds.folding() + " in "
                    + text.codePoints().mapToObj(Integer::toHexString).toList();
            assertThat(PatternHits.in(set, text)).as(about).isEqualTo(expected);
            List<Integer> cuts = random.cuts(text);
            assertThat(PatternHits.inPieces(set, text, cuts))
                    .as(about + " cut at " + cuts)
                    .isEqualTo(expected);
        }
    }

    /** A folding, some patterns, their twins, and texts. */
    private static final class Case {

        private final Random random;
        private final CodePointFolds folds;
        private final PatternGaps gaps;
        private final Set<Integer> never = new HashSet<>();
        private final List<String> notations = new ArrayList<>();
        private final List<NaivePattern> twins = new ArrayList<>();

        Case(long seed) {
            random = new Random(seed);
            folds = FOLDS.get(random.nextInt(FOLDS.size()));
            gaps = random.nextBoolean() ? PatternGaps.SKIPPED : PatternGaps.NONE;
            for (String c : TEXT) {
                int point = c.codePointAt(0);
                if (folds.skipped(point) != null || point == '\n' || Character.getType(point) == Character.SURROGATE) {
                    never.add(point);
                }
            }
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                add();
            }
        }

        private void add() {
            StringBuilder notation = new StringBuilder();
            Part before = random.nextInt(4) == 0 ? guard("(?<!", notation) : new NaivePattern.Dead();
            StringBuilder inside = new StringBuilder();
            Part body = one(inside);
            notation.append(inside);
            for (int i = random.nextInt(4); i > 0; i--) {
                StringBuilder more = new StringBuilder();
                body = new NaivePattern.Both(body, part(more, 2));
                notation.append(more);
            }
            Part after = random.nextInt(4) == 0 ? guard("(?!", notation) : new NaivePattern.Dead();
            notations.add(notation.toString());
            twins.add(new NaivePattern(before, body, after, gaps, folds));
        }

        private Part guard(String opening, StringBuilder notation) {
            notation.append(opening);
            Part set = bracketed(notation);
            notation.append(')');
            return set;
        }

        private Part part(StringBuilder notation, int deepest) {
            Part inside;
            if (deepest > 0 && random.nextInt(3) == 0) {
                notation.append('(');
                inside = part(notation, deepest - 1);
                inside = new NaivePattern.Both(inside, part(notation, deepest - 1));
                if (random.nextBoolean()) {
                    notation.append('|');
                    inside = new NaivePattern.Either(inside, part(notation, deepest - 1));
                }
                notation.append(')');
            } else {
                inside = one(notation);
            }
            return counted(inside, notation);
        }

        private Part counted(Part part, StringBuilder notation) {
            int least = random.nextInt(3);
            int most = Math.max(1, least + random.nextInt(3));
            switch (random.nextInt(5)) {
                case 0 -> notation.append('?');
                case 1 ->
                    notation.append('{').append(least).append(',').append(most).append('}');
                default -> {
                    return part;
                }
            }
            boolean optional = notation.charAt(notation.length() - 1) == '?';
            return NaivePattern.times(part, optional ? 0 : least, optional ? 1 : most);
        }

        private Part one(StringBuilder notation) {
            if (random.nextInt(4) == 0) {
                return bracketed(notation);
            }
            if (random.nextInt(8) == 0) {
                notation.append("\\d");
                return plain(Set.of((int) '1', (int) '2'));
            }
            String said = SAID.get(random.nextInt(SAID.size()));
            notation.append(said);
            return plain(Set.of(meaning(said)));
        }

        private static Part plain(Set<Integer> characters) {
            return new One(characters, Set.of(), One.Negation.PLAIN);
        }

        private Part bracketed(StringBuilder notation) {
            Set<String> members = new TreeSet<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                members.add(SAID.get(random.nextInt(SAID.size())));
            }
            boolean negated = random.nextInt(3) == 0;
            notation.append(negated ? "[^" : "[")
                    .append(String.join("", members))
                    .append(']');
            Set<Integer> characters = members.stream().map(this::meaning).collect(Collectors.toSet());
            return negated ? new One(characters, never, One.Negation.NEGATED) : plain(characters);
        }

        private int meaning(String said) {
            int point = said.codePointAt(0);
            return folds.skipped(point) == null ? folds.fold(point)[0] : point;
        }

        String text() {
            return (random.nextInt(4) == 0 ? "c".repeat(100) : "") + tail();
        }

        private String tail() {
            return Stream.generate(() -> TEXT.get(random.nextInt(random.nextBoolean() ? 12 : TEXT.size())))
                    .limit(random.nextInt(25))
                    .collect(Collectors.joining());
        }

        List<Integer> cuts(String text) {
            Set<Integer> cuts = new TreeSet<>();
            for (int i = 0; i < random.nextInt(8); i++) {
                int back = Math.min(text.length(), 25);
                cuts.add(text.length() - random.nextInt(back + 1));
            }
            cuts.add(text.length());
            return List.copyOf(cuts);
        }
    }
}
