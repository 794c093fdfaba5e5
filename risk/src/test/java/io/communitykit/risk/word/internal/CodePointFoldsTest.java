package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Foldings of texts, and what holds for every code point. */
class CodePointFoldsTest {

    private final FoldTable table = FoldTable.get();
    private final CodePointFolds usual = CodePointFolds.of(Folding.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "加微信, 加微信, ",
                "VX123, vx123, CASE",
                "ｖｘ１２３, vx123, WIDTH",
                "ＶＸ１２３, vx123, CASE WIDTH",
                "加 微 信, 加微信, SPACE",
                "加\u3000微\u00A0信, 加微信, SPACE",
                "加*微.信, 加微信, SYMBOL",
                "加￥微$信, 加微信, SYMBOL",
                "\"加。微，信\", 加微信, PUNCTUATION",
                "加\u200B微\u200D信\uFEFF, 加微信, ZERO_WIDTH",
                "加\u202E微\u2066信, 加微信, ZERO_WIDTH",
                "加\u00AD微\u00AD信, 加微信, SOFT_HYPHEN",
                "加\uFE0F微\uDB40\uDD00信, 加微信, VARIATION_SELECTOR",
                "加😀微👍🏻信, 加微信, EMOJI",
                "加👩\u200D👧微❤\uFE0F信, 加微信, ZERO_WIDTH VARIATION_SELECTOR EMOJI",
                "賭博網站, 赌博网站, TRADITIONAL",
                "vx①②③, vx123, STYLED",
                "vx❶➁⓷, vx123, STYLED",
                "vx一二三, vx123, DIGIT",
                "vx壹贰叁, vx123, DIGIT",
                "vx壹貳叄, vx123, TRADITIONAL DIGIT",
                "vx١٢٣, vx123, DIGIT",
                "vx1\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E3, vx123, MARK VARIATION_SELECTOR",
                "𝐯𝐱𝟏𝟐𝟑, vx123, STYLED",
                "🇻🇽, vx, CASE STYLED",
                "🅅🅧𝟙, vx1, CASE STYLED",
                "v\u0336x\u0336, vx, MARK",
                "v\u0489x\u0489, vx, MARK",
                "vх, vx, LOOKALIKE",
                "ѵх, vx, LOOKALIKE",
                "ΝΙΚΕ, nike, CASE LOOKALIKE",
                "ñîķé, nike, MARK",
                "Straße, strasse, CASE",
                "ﬁ㎏, fikg, STYLED",
                "İ, i, CASE MARK",
            })
    @DisplayName("disguises come off, and each is named")
    void disguises(String text, String plain, String evasions) {
        Folded folded = Folded.of(text, usual);
        assertThat(folded.text()).isEqualTo(plain);
        assertThat(folded.evasions().stream().map(Evasion::name).collect(Collectors.joining(" ")))
                .isEqualTo(evasions == null ? "" : evasions);
    }

    @Test
    @DisplayName("line breaks stay unless asked for")
    void lineBreaks() {
        assertThat(Folded.of("加\r\n微\u2028信", usual).text()).isEqualTo("加\r\n微\u2028信");
        Folded through = Folded.of("加\r\n微\u2028信", Folding.DEFAULT.with(Evasion.LINE_BREAK));
        assertThat(through.text()).isEqualTo("加微信");
        assertThat(through.evasions()).containsExactly(Evasion.LINE_BREAK);
    }

    @Test
    @DisplayName("a letter in a square is a letter; with styles off it is an emoji, and with emoji off too it stays")
    void squared() {
        int squared = "🅰".codePointAt(0);
        assertThat(usual.fold(squared)).containsExactly('a');
        assertThat(usual.skipped(squared)).isNull();
        CodePointFolds unstyled = CodePointFolds.of(Folding.DEFAULT.without(Evasion.STYLED));
        assertThat(unstyled.fold(squared)).isEmpty();
        assertThat(unstyled.skipped(squared)).isEqualTo(Evasion.EMOJI);
        CodePointFolds neither =
                CodePointFolds.of(Folding.DEFAULT.without(Evasion.STYLED).without(Evasion.EMOJI));
        assertThat(neither.fold(squared)).containsExactly(squared);
        assertThat(neither.keeps(squared)).isTrue();
    }

    @Test
    @DisplayName("with no folding every code point stands for itself, lone surrogates too")
    void none() {
        CodePointFolds none = CodePointFolds.of(Folding.NONE);
        everyCodePoint().forEach(codePoint -> {
            holds(
                    codePoint,
                    none.keeps(codePoint)
                            && none.evasions(codePoint) == 0
                            && Arrays.equals(none.fold(codePoint), new int[] {codePoint}));
        });
        IntStream.rangeClosed(Character.MIN_SURROGATE, Character.MAX_SURROGATE)
                .forEach(lone -> assertThat(usual.fold(lone)).containsExactly(lone));
    }

    @Test
    @DisplayName(
            "a fold is the character itself, or noise of a kind seen through, or stands for other characters by a trick")
    void parts() {
        everyCodePoint().forEach(codePoint -> {
            int[] fold = usual.fold(codePoint);
            boolean itself = Arrays.equals(fold, new int[] {codePoint});
            boolean skipped = usual.skipped(codePoint) != null;
            holds(
                    codePoint,
                    itself == usual.keeps(codePoint)
                            && itself == (usual.evasions(codePoint) == 0)
                            && skipped == (fold.length == 0));
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CASE",
                "WIDTH",
                "TRADITIONAL",
                "STYLED",
                "DIGIT",
                "LOOKALIKE",
                "MARK",
                "SYMBOL",
                "SPACE",
                "PUNCTUATION",
                "ZERO_WIDTH",
                "SOFT_HYPHEN",
                "VARIATION_SELECTOR",
                "EMOJI"
            })
    @DisplayName(
            "what is folded stays as it is, whichever trick is left out, and the one left out is seen through nowhere")
    void oneOff(Evasion off) {
        CodePointFolds folds = CodePointFolds.of(Folding.DEFAULT.without(off));
        everyCodePoint().forEach(codePoint -> {
            if (!folds.keeps(codePoint)) {
                boolean settled = IntStream.of(folds.fold(codePoint)).allMatch(folds::keeps);
                holds(codePoint, settled && !Folded.evasions(folds, codePoint).contains(off));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CASE", "WIDTH", "TRADITIONAL", "STYLED", "DIGIT", "LOOKALIKE", "MARK"})
    @DisplayName(
            "a trick seen through alone folds just the characters that have such a step, and leaves something of each")
    void oneOn(Evasion on) {
        CodePointFolds folds = CodePointFolds.of(Folded.only(on));
        everyCodePoint().forEach(codePoint -> {
            boolean steps = table.steps(codePoint).stream().anyMatch(step -> step.kind() == on);
            boolean skips = table.skips(codePoint) == on;
            holds(codePoint, folds.keeps(codePoint) == !(steps || skips));
            holds(codePoint, !steps || folds.fold(codePoint).length > 0);
        });
    }

    @Test
    @DisplayName("capital and small letters fold alike, but for those whose capital looks like another Latin letter")
    void capitals() {
        String differ = everyCodePoint()
                .filter(codePoint -> Character.toLowerCase(codePoint) != codePoint)
                .filter(codePoint ->
                        !Arrays.equals(usual.fold(codePoint), usual.fold(Character.toLowerCase(codePoint))))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(differ).isEqualTo("ΝΥᎱ𑢣𑢤𑢼");
    }

    @Test
    @DisplayName("what is no code point is refused")
    void outside() {
        for (int outside : List.of(-1, 0x110000, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            assertThatThrownBy(() -> usual.fold(outside)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> usual.evasions(outside)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> usual.skipped(outside)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> usual.keeps(outside)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    /** Millions of these: the words of a failure are made only for one. */
    private static void holds(int codePoint, boolean right) {
        if (!right) {
            fail("It does not hold for U+%04X.", codePoint);
        }
    }

    private static IntStream everyCodePoint() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
    }
}
