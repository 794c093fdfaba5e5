package io.communitykit.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancesCsvTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "plain|plain",
                "小明😋|小明😋",
                "'a,b'|'\"a,b\"'",
                "'a\"b'|'\"a\"\"b\"'",
                "'a\nb'|'\"a\nb\"'",
                "' a'|'\" a\"'"
            })
    @DisplayName("a text is in quotes exactly where it must be, and quotes within are doubled")
    void quotes(String text, String expected) {
        assertThat(BalancesCsv.quoted(text)).isEqualTo(expected);
    }
}
