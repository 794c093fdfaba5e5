package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A typed text")
class CodeReadingTest {

    private static final InviteCode CODE = InviteCode.ofBody("7K3MPQ2X");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7K3MPQ2X8",
                "7k3mpq2x8",
                "  7K3M-PQ2X-8\r\n",
                "7 K 3 M P Q 2 X 8",
                "\uff17\uff2b\uff13\uff2d\uff30\uff31\uff12\uff38\uff18",
                "\uff17\uff4b\uff13\uff4d\uff0d\uff50\uff51\uff12\uff58\u3000\uff18",
                "7K3M\u2010PQ2X\u20118",
                "7K3M\u2014PQ2X\u30fc8",
                "7K3M\u00a0PQ2X\u20038"
            })
    @DisplayName("reads as the code in any case and width, with any hyphens and spaces")
    void normalised(String text) {
        assertThat(CodeReading.of(text)).isEqualTo(new CodeReading.Valid(CODE));
        assertThat(InviteCode.check(text)).isEqualTo(CodeForm.CHECKED);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", CodeForm.EMPTY, 0),
                Arguments.of(" - \u3000", CodeForm.EMPTY, 4),
                Arguments.of("A", CodeForm.TOO_SHORT, 1),
                Arguments.of("A B", CodeForm.TOO_SHORT, 3),
                Arguments.of("ABCDEFGH", CodeForm.BETWEEN_LENGTHS, 8),
                Arguments.of("7K3MPQ2X9", CodeForm.CHECK_SYMBOL, 9),
                Arguments.of("7K3MPQ2X8".repeat(4), CodeForm.TOO_LONG, 30),
                Arguments.of("7K3MPQ2O8", CodeForm.LOOK_ALIKE, 7),
                Arguments.of("1K3MPQ2O8", CodeForm.LOOK_ALIKE, 0),
                Arguments.of("7K3M PQ\uff4c", CodeForm.VANITY, 8),
                Arguments.of("7K3MPQ2X\uff10", CodeForm.LOOK_ALIKE, 8),
                Arguments.of("7K3MPQ2\u0425 8", CodeForm.NOT_A_SYMBOL, 7),
                Arguments.of("7K3MPQ2\u4f1a8", CodeForm.NOT_A_SYMBOL, 7),
                Arguments.of("\u4f1a\u5458", CodeForm.NOT_A_SYMBOL, 0),
                Arguments.of("7K3M_PQ2X8", CodeForm.NOT_A_SYMBOL, 4),
                Arguments.of("CAF\u00c9", CodeForm.NOT_A_SYMBOL, 3),
                Arguments.of("CAFE\u0301", CodeForm.HIDDEN_CHARACTER, 4),
                Arguments.of("\u200b7K3MPQ2X8", CodeForm.HIDDEN_CHARACTER, 0),
                Arguments.of("7K3M\u2060PQ2X8", CodeForm.HIDDEN_CHARACTER, 4),
                Arguments.of("7K3MPQ2X8\ufeff", CodeForm.HIDDEN_CHARACTER, 9),
                Arguments.of("\u202e8X2QPM3K7", CodeForm.HIDDEN_CHARACTER, 0),
                Arguments.of("AB\u00adCD", CodeForm.HIDDEN_CHARACTER, 2),
                Arguments.of("AB\u3164CD", CodeForm.HIDDEN_CHARACTER, 2),
                Arguments.of("AB\u0000CD", CodeForm.HIDDEN_CHARACTER, 2),
                Arguments.of("AB\ud83d\ude00CD", CodeForm.PICTOGRAPH, 2),
                Arguments.of("\u2764\ufe0fLISA", CodeForm.PICTOGRAPH, 0),
                Arguments.of("\ud83d\udc69\u200d\ud83d\ude80", CodeForm.PICTOGRAPH, 0),
                Arguments.of("\ud83c\udffb", CodeForm.PICTOGRAPH, 0),
                Arguments.of("LISA\ud842\udfb7", CodeForm.SUPPLEMENTARY, 4),
                Arguments.of("\ud835\udc00\ud835\udc01\ud835\udc02", CodeForm.SUPPLEMENTARY, 0),
                Arguments.of("\udb40\udc41BC", CodeForm.HIDDEN_CHARACTER, 0),
                Arguments.of("LISA\ud83d", CodeForm.LONE_SURROGATE, 4),
                Arguments.of("\ude00LISA", CodeForm.LONE_SURROGATE, 0));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("that is no code says what is wrong, and where")
    void faults(String text, CodeForm form, int position) {
        assertThat(InviteCode.check(text)).isEqualTo(form);
        if (form.isMalformed()) {
            assertThat(CodeReading.of(text)).isEqualTo(new CodeReading.Malformed(form, position));
        }
    }

    @Test
    @DisplayName("of any single character never throws, and is no code")
    void every_character() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String one = Character.toString(point);
            assertThat(InviteCode.check(one).isMalformed()).isTrue();
            CodeForm within = InviteCode.check("7K3MPQ2X" + one);
            assertThat(within).isNotEqualTo(CodeForm.VANITY);
        }
    }

    @Test
    @DisplayName("with look-alikes is read as the policy maps them, and refused where it does not or the sum disagrees")
    void look_alikes() {
        LookAlikes mapped = LookAlikes.mapping(Map.of('O', 'Q', '0', 'Q'));

        assertThat(CodeReading.of("7K3MPO2X8", mapped)).isEqualTo(new CodeReading.Valid(CODE));
        assertThat(CodeReading.of("7k3mp02x8", mapped)).isEqualTo(new CodeReading.Valid(CODE));
        assertThat(CodeReading.of("7K3MPQ2O8", mapped)).isEqualTo(new CodeReading.Malformed(CodeForm.CHECK_SYMBOL, 9));
        assertThat(CodeReading.of("7K3MPO2I8", mapped)).isEqualTo(new CodeReading.Malformed(CodeForm.LOOK_ALIKE, 7));
        assertThat(CodeReading.of("LOLO", mapped)).isEqualTo(new CodeReading.Vanity(new VanityCode("LOLO")));
        assertThat(CodeReading.of("7K3MPO2X8")).isEqualTo(new CodeReading.Malformed(CodeForm.LOOK_ALIKE, 5));
    }

    @Test
    @DisplayName("maps nothing but look-alikes, and to nothing but symbols")
    void wrong_maps() {
        assertThatThrownBy(() -> LookAlikes.mapping(Map.of('A', 'B'))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LookAlikes.mapping(Map.of('O', '0'))).isInstanceOf(InvalidValueException.class);
        assertThat(LookAlikes.mapping(Map.of())).isEqualTo(LookAlikes.REJECTED);
        assertThat(LookAlikes.mapping(Map.of('O', 'Q')))
                .isNotEqualTo(LookAlikes.REJECTED)
                .hasToString("{O=Q}");
    }

    @Test
    @DisplayName("folds to the case that it is")
    void folds() {
        for (String text : new String[] {"7K3MPQ2X8", "LISA", "\u4f1a"}) {
            String was = CodeReading.of(text)
                    .fold(code -> "checked", code -> "vanity", malformed -> "no " + malformed.fault());
            assertThat(was)
                    .isEqualTo(Map.of("7K3MPQ2X8", "checked", "LISA", "vanity").getOrDefault(text, "no NOT_A_SYMBOL"));
        }
        assertThatThrownBy(() -> new CodeReading.Malformed(CodeForm.CHECKED, 0))
                .isInstanceOf(InvalidValueException.class);
    }
}
