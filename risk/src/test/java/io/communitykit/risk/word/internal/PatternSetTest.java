package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.PatternGaps;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSetTest {

    private static final CodePointFolds FOLDS = CodePointFolds.of(Folding.DEFAULT);

    @DisplayName("The notation says what it promises, through the folding and over what is skipped")
    @ParameterizedTest(name = "{0} in {1} finds {2}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "1[3-9]\\d{9} 打13800138000吧 13800138000",
                "1[3-9]\\d{9} 打1三8-0〇1③8-oo零零吧 -",
                "1[3-9]\\d{9} 打1三8-0〇1③8-0０零零吧 1三8-0〇1③8-0０零",
                "ＶＸ加我 vx加我 vx加我",
                "第一名 第1名 第1名",
                "[加+]微信 +微信 +微信",
                "[加+]微信 加我微信 -",
                "[^的]好 的好，真好 真好",
                "[^的]好 。好 -",
                "(a|ab)(c|bcd)? xabcdx abcd",
                "(a|bcde) abcdebcd a,bcde",
                "a{2,3} aaaaa aaa,aa",
                "100%有效 100％有效 100％有效",
                "100%?有效 一〇〇有效 一〇〇有效",
                "最好 最.好 最.好",
                "最好 最....好 最....好",
                "最好 最.....好 -",
                "最好 最最最好好 最最最好",
                "11好 111好 11好",
                "kg ㎏ ㎏",
                "k ㎏ -",
                "\\h{2}网 中国网 中国网",
                "(?<!\\d)1\\d{2}(?!\\d) 123,1234,0123、123a -",
                "(?<!\\d)1\\d{2}(?!\\d) x123、y，123a 123,123",
                "(?<!\\d)1\\d{2}(?!\\d) 一123a -",
                "(?<![a@])好 @好 -",
                "(?<![a])好 a@好 -",
                "(?<![a])好 @好 好",
                "好(?![吃喝%]) 好吃好%好 好",
                "𠮷{2}野 x𠮷𠮷野 𠮷𠮷野",
            })
    void notation(String pattern, String text, String expected) {
        assertThat(found(pattern, PatternGaps.SKIPPED, text)).isEqualTo(expected);
    }

    @DisplayName("A pattern without gaps ends where the sentence ends, but sees through what has no width")
    @Test
    void noGaps() {
        assertThat(found("ab\\.c{1,3}", PatternGaps.NONE, "a\u200Bb.cc.c a b.c"))
                .isEqualTo("a\u200Bb.cc");
        assertThat(found("(?<!\\d)12(?!\\d)", PatternGaps.NONE, "1.12.12")).isEqualTo("12,12");
        assertThat(found("(?<!\\d)12(?!\\d)", PatternGaps.SKIPPED, "1.12.12")).isEqualTo("-");
    }

    @DisplayName("A line break ends a match unless the folding sees through it")
    @Test
    void lineBreaks() {
        assertThat(found("最好", PatternGaps.SKIPPED, "最\n好")).isEqualTo("-");
        assertThat(found("最[^的]", PatternGaps.SKIPPED, "最\n好")).isEqualTo("-");
        PatternSet set = compile(Folding.DEFAULT.with(Evasion.LINE_BREAK), "最好");
        assertThat(PatternHits.in(set, "最\n好")).containsExactly(new PatternHits.Found(0, 3, 0));
    }

    @DisplayName("A hit covers the marks on its last character and says what it saw through")
    @Test
    void evasions() {
        PatternSet set = compile(Folding.DEFAULT, "(加|联系)vx第一");
        char[] text = "说加 加v̶X第1̶了联*系ⅤX第一".toCharArray();
        assertThat(PatternHits.in(set, new String(text)))
                .containsExactly(new PatternHits.Found(1, 10, 0), new PatternHits.Found(11, 18, 0));
        assertThat(PatternHits.evasions(set.evasions(text, 1, 10, 0)))
                .containsExactly(Evasion.CASE, Evasion.MARK, Evasion.SPACE, Evasion.REPEAT);
        assertThat(PatternHits.evasions(set.evasions(text, 11, 18, 0)))
                .containsExactly(Evasion.CASE, Evasion.STYLED, Evasion.SYMBOL);
    }

    @DisplayName("A full-width sign that the pattern takes is a matter of width, the sign itself none")
    @Test
    void takenSigns() {
        PatternSet set = compile(Folding.DEFAULT, "9%");
        assertThat(PatternHits.evasions(set.evasions("9%".toCharArray(), 0, 2, 0)))
                .isEmpty();
        assertThat(PatternHits.evasions(set.evasions("9％".toCharArray(), 0, 2, 0)))
                .containsExactly(Evasion.WIDTH);
    }

    @DisplayName("Patterns do not hinder each other, and come in the order of their starts")
    @Test
    void several() {
        PatternSet set = compile(Folding.NONE, "bcd", "abc", "b", "x");
        assertThat(PatternHits.in(set, "abcdb"))
                .containsExactly(
                        new PatternHits.Found(0, 3, 1),
                        new PatternHits.Found(1, 4, 0),
                        new PatternHits.Found(1, 2, 2),
                        new PatternHits.Found(4, 5, 2));
        assertThat(PatternHits.in(compile(Folding.DEFAULT), "abc")).isEmpty();
    }

    @DisplayName("There may be more patterns than a word has bits, and those of one start come in their order")
    @Test
    void many() {
        String[] patterns = new String[200];
        Arrays.setAll(patterns, i -> "x" + (char) ('好' + i % 70) + "?y");
        PatternSet set = compile(Folding.NONE, patterns);

        assertThat(PatternHits.in(set, "x" + (char) ('好' + 5) + "y"))
                .extracting(PatternHits.Found::pattern)
                .containsExactly(5, 75, 145);
        assertThat(PatternHits.in(set, "xy"))
                .extracting(PatternHits.Found::pattern)
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @DisplayName(
            "A window that might hold only the start of a match is held from there, and no hit behind it is told yet")
    @Test
    void holds() {
        PatternSet set = compile(Folding.DEFAULT, "a{1,3}", "xa?a?aab");
        PatternHits hits = new PatternHits();
        assertThat(set.scan("..ca".toCharArray(), 0, 4, false, hits)).isEqualTo(3);
        assertThat(set.scan("..cac".toCharArray(), 0, 5, false, hits)).isEqualTo(5);
        assertThat(hits.found()).containsExactly(new PatternHits.Found(3, 4, 0));
        hits.restart();
        assertThat(set.scan("xaac a".toCharArray(), 0, 3, false, hits)).isZero();
        assertThat(hits.found()).hasSize(1);
    }

    @DisplayName("Bad notation is refused with the pattern, the place and what was expected")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "a*;at index 1 must be a bounded quantity, {m,n} with n of at most 64, got \"*\"",
                "a+b;at index 1 must be a bounded quantity",
                "a.b;at index 1 must be \\. where the character itself is meant, got \".\"",
                "(ab;at index 3 must be \")\", the end of the group of index 0, got the end",
                "ab);at index 2 must be \\) where the character itself is meant",
                "a||b;at index 2 must be a character, a class or a group, got \"|\"",
                "();at index 1 must be a character, a class or a group",
                "a|;at index 2 must be a character, a class or a group, got the end",
                "?a;at index 0 must be behind what is counted",
                "a{2;at index 1 must be {m} or {m,n}",
                "a{2,};at index 1 must be {m} or {m,n}",
                "a{3,2};at index 1 must be {m} or {m,n} with n from 1 to 64 and m not above n",
                "a{1,65};at index 1 must be {m} or {m,n} with n from 1 to 64",
                "a{0};at index 1 must be {m} or {m,n} with n from 1 to 64",
                "a??;at index 2 must be one quantity only",
                "[a;at index 2 must be \"]\", the end of the class of index 0, got the end",
                "[];at index 1 must be a character of the class, got \"]\"",
                "[^];at index 2 must be a character of the class, got \"]\"",
                "[z-a];at index 3 must be a character from z on, got \"a\"",
                "[㎏];at index 1 must be outside a class, since it folds into 2 characters",
                "a\\n;at index 2 must be d, w, h or a special character behind \"\\\", got \"n\"",
                "a\\;at index 2 must be d, w, h or a special character behind \"\\\", got the end",
                "(?:a);at index 0 must be a plain group",
                "a(?<!b);at index 1 must be a plain group",
                "a(?![b])c;at index 8 must be the end, since a guard stands last, got \"c\"",
                "(?<!ab)c;at index 4 must be a class such as [0-9], since a guard looks at one character",
                "(?<![a]b)c;at index 7 must be \")\", the end of the guard of index 0",
                "(?<![a])b|c;at index 0 must be without a guard, or have its alternatives in a group",
                "b|c(?![a]);at index 3 must be without a guard, or have its alternatives in a group",
                "a?b{0,2};must be a shape of at least one character",
                "(a{64}){5};must be a shape of at most 256 characters, got 320 characters",
                "((((a{64}){64}){64}){64}){64};must be a shape of at most 256 characters, got far more",
                "(((((((((((((((((a)))))))))))))))));at index 16 must be no deeper than 16 groups",
                "([ab]{0,60}a[ab]{60});must be no more complex than 5000 states",
            })
    void badNotation(String pattern, String message) {
        assertThatThrownBy(() -> compile(Folding.DEFAULT, pattern))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("pattern p")
                .hasMessageContaining(message);
        assertThatThrownBy(() -> PatternSet.check(PatternHits.pattern(pattern), FOLDS))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(message);
    }

    @DisplayName("Characters that nobody sees are refused in a pattern, in a class too")
    @ParameterizedTest
    @ValueSource(strings = {"", "a\u200Bb", "a\nb", "[a\u00AD]", "a\uD800b", "a\u0301"})
    void unseen(String pattern) {
        assertThatThrownBy(() -> compile(Folding.DEFAULT, pattern)).isInstanceOf(InvalidValueException.class);
    }

    @DisplayName("The work grows in step with the text where every start fails late")
    @Test
    void linear() {
        PatternSet set = compile(
                Folding.DEFAULT,
                "(?<!\\d)1\\d{10}(?!\\d)",
                "1{60}x",
                "(1[.-]?){30}x",
                "加{3}微",
                "加?微信",
                "[a-z]{2,40}@qq");
        for (String part : List.of("1", "1.", "1\u200B", "1....", "加", "加 ", ".", "\u200B", "微", "ab", "a\u0301")) {
            long[] steps = {1_000, 4_000, 16_000};
            for (int i = 0; i < steps.length; i++) {
                PatternHits hits = new PatternHits();
                String text = part.repeat((int) steps[i]);
                set.scan(text.toCharArray(), 0, text.length(), true, hits);
                steps[i] = hits.steps();
            }
            for (int i = 1; i < steps.length; i++) {
                assertThat((double) steps[i] / steps[i - 1]).as(part).isBetween(3.5, 4.5);
            }
        }
    }

    private static PatternSet compile(Folding folding, String... patterns) {
        return PatternSet.compile(Stream.of(patterns).map(PatternHits::pattern).toList(), CodePointFolds.of(folding));
    }

    private static String found(String pattern, PatternGaps gaps, String text) {
        PatternSet set = PatternSet.compile(List.of(PatternHits.pattern(pattern, gaps)), FOLDS);
        List<String> hits = PatternHits.in(set, text).stream()
                .map(hit -> text.substring(hit.start(), hit.end()))
                .toList();
        return hits.isEmpty() ? "-" : String.join(",", hits);
    }
}
