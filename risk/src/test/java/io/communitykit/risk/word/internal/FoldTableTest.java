package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.risk.word.Evasion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table says of single characters, and that a damaged one is refused. */
class FoldTableTest {

    private final FoldTable table = FoldTable.get();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "SYMBOL, *.#@!?-_~$+=|/\\%&^()[]{}<>:;'`°·§±×÷©®￥＄＊＠￡€₿™★☆■→∞√〒ˇ´¨",
                "SPACE, \"\t \u00A0\u1680\u2003\u200A\u202F\u205F\u3000\u2800\"",
                "PUNCTUATION, \"，。！？：；（）【】《》〈〉「」『』、…—–‘’“”‹›•‥※〜〰﹏・،؟।\"",
                "ZERO_WIDTH, \u200B\u200C\u200D\u2060\uFEFF\u200E\u200F\u202A\u202E\u2066\u2069\u061C\u180E\u115F\u1160\u3164\uFFA0"
                        + "\u17B4\u17B5\u034F\u2063\u0000\u0007\u007F\u009F\uFFF9\uDB40\uDC01\uDB40\uDC41\uDB40\uDC7F",
                "SOFT_HYPHEN, \u00AD",
                "VARIATION_SELECTOR, \uFE00\uFE0E\uFE0F\u180B\u180D\u180F\uDB40\uDD00\uDB40\uDDEF",
                "EMOJI, 😀👍❤☎✔🏻🏿🇻🅰🈲🆗🀄🃏🫠",
                "MARK, \u0300\u0301\u0336\u0338\u0489\u20DD\u20E3\u064B\uFE20\u1AB0",
            })
    @DisplayName("noise has a kind")
    void noise(Evasion kind, String characters) {
        characters
                .codePoints()
                .forEach(codePoint -> assertThat(table.skips(codePoint))
                        .as("U+%04X", codePoint)
                        .isEqualTo(kind));
    }

    @Test
    @DisplayName("line breaks are noise of their own kind")
    void lineBreaks() {
        "\n\u000B\f\r\u0085\u2028\u2029"
                .codePoints()
                .forEach(codePoint -> assertThat(table.skips(codePoint))
                        .as("U+%04X", codePoint)
                        .isEqualTo(Evasion.LINE_BREAK));
    }

    @Test
    @DisplayName("letters, digits, Han characters and the marks that spell the words of a script are no noise")
    void noNoise() {
        "az09AZéжλ加々〇ーガガ가हिंदीไทย\u05B8ʰª\uE000\uD800"
                .codePoints()
                .forEach(codePoint -> assertThat(table.skips(codePoint))
                        .as("U+%04X", codePoint)
                        .isNull());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "V, CASE:v",
        "ß, CASE:ss",
        "İ, MARK:I CASE:i\u0307",
        "Ｖ, CASE:ｖ WIDTH:V",
        "１, WIDTH:1 DIGIT:1",
        "ｶ, WIDTH:カ",
        "網, TRADITIONAL:网",
        "貳, TRADITIONAL:贰",
        "濛, TRADITIONAL:蒙",
        "①, STYLED:1",
        "⑳, STYLED:20",
        "❶, STYLED:1",
        "➀, STYLED:1",
        "⓿, STYLED:0",
        "🅰, STYLED:A",
        "🅐, STYLED:A",
        "🄰, STYLED:A",
        "🆔, STYLED:ID",
        "🇻, STYLED:V",
        "ᴠ, STYLED:v LOOKALIKE:v",
        "🈲, STYLED:禁",
        "㎏, STYLED:kg",
        "㈠, STYLED:一",
        "⒈, STYLED:1",
        "⒜, STYLED:a",
        "⼀, STYLED:一",
        "⻢, STYLED:马",
        "ﬁ, STYLED:fi CASE:fi",
        "ᵛ, STYLED:v",
        "𝐯, STYLED:v",
        "𝟙, STYLED:1 DIGIT:1",
        "æ, STYLED:ae",
        "一, DIGIT:1",
        "〇, DIGIT:0",
        "零, DIGIT:0",
        "玖, DIGIT:9",
        "弎, DIGIT:3",
        "〩, DIGIT:9",
        "٣, DIGIT:3",
        "é, MARK:e",
        "É, CASE:é MARK:E",
        "ø, MARK:o",
        "ł, MARK:l",
        "đ, MARK:d",
        "й, MARK:и",
        "ά, MARK:α",
        "х, LOOKALIKE:x",
        "А, CASE:а LOOKALIKE:A",
        "т, LOOKALIKE:t",
        "ν, LOOKALIKE:v",
        "Ν, LOOKALIKE:N CASE:ν",
        "І, CASE:і LOOKALIKE:I",
        "օ, LOOKALIKE:o",
        "Ꭰ, LOOKALIKE:D",
        "ı, LOOKALIKE:i",
    })
    @DisplayName("a character is written more plainly, the best way first")
    void steps(String character, String expected) {
        assertThat(table.steps(character.codePointAt(0)))
                .extracting(step -> step.kind() + ":" + step.target())
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    @DisplayName(
            "what is plain has no steps: small letters and digits of ASCII, simplified characters, kana, Hangul, signs")
    void plain() {
        ("abcdefghijklmnopqrstuvwxyz0123456789加微信十百千两站交ガカー가각हि™©®。*\u0345苎跤" + "\uD800\uDFFF\uFFFF\uE000")
                .codePoints()
                .forEach(codePoint -> assertThat(table.steps(codePoint))
                        .as("U+%04X", codePoint)
                        .isEmpty());
    }

    @Test
    @DisplayName("it follows Unicode 17")
    void version() {
        assertThat(table.unicodeVersion()).isEqualTo("17.0");
    }

    @Test
    @DisplayName("what is no code point is refused")
    void outside() {
        for (int outside : List.of(-1, 0x110000, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            assertThatThrownBy(() -> table.skips(outside)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> table.steps(outside)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    @DisplayName("a table with one bit turned, cut short, or of another format is refused")
    void damaged() throws IOException {
        byte[] image = image();
        for (int place = 0; place < image.length; place += 997) {
            byte[] turned = image.clone();
            turned[place] ^= 4;
            assertThatThrownBy(() -> FoldTable.read(turned))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("damaged");
        }
        for (int length : List.of(0, 3, 4, 100, image.length - 1)) {
            byte[] cut = Arrays.copyOf(image, length);
            assertThatThrownBy(() -> FoldTable.read(cut)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("a sound table of another format is refused by its number")
    void otherFormat() throws IOException {
        byte[] image = image();
        image[5]++;
        CRC32C check = new CRC32C();
        check.update(image, 0, image.length - 4);
        ByteBuffer.wrap(image).putInt(image.length - 4, (int) check.getValue());
        assertThatThrownBy(() -> FoldTable.read(image))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 1");
    }

    private static byte[] image() throws IOException {
        try (InputStream in = FoldTable.class.getResourceAsStream("folds.bin")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
