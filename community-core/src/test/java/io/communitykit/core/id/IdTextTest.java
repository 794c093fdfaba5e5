package io.communitykit.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("member id", MemberId::new),
                kind("content id", ContentId::new),
                kind("order id", OrderId::new),
                kind("program id", ProgramId::new),
                kind("event id", EventId::new),
                kind("event source", EventSource::new),
                kind("rule id", RuleId::new),
                kind("policy version", PolicyVersion::new));
    }

    private static Arguments kind(String name, Function<String, Object> make) {
        return Arguments.of(name, make);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("every kind of id shows its text and names itself in errors")
    void showsTextAndNamesItself(String name, Function<String, Object> make) {
        assertThat(make.apply("爱丽丝🌱")).hasToString("爱丽丝🌱");
        assertThatThrownBy(() -> make.apply(""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(name + " must be 1 to 255 bytes in UTF-8, got 0 bytes")
                .extracting(e -> ((InvalidValueException) e).code())
                .isEqualTo(ErrorCode.VALUE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "爱", "🌱"})
    @DisplayName("an id holds as many characters as fit 255 bytes, and not one more")
    void limitCountsBytes(String character) {
        int bytes = IdText.check("id", character).getBytes(StandardCharsets.UTF_8).length;
        String longest = character.repeat(255 / bytes);
        assertThat(new MemberId(longest).value()).isEqualTo(longest);
        assertThatThrownBy(() -> new MemberId(longest + character))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("got " + (longest.length() / character.length() + 1) * bytes + " bytes");
    }

    @Test
    @DisplayName("U+0000 and lone surrogates are refused with the index of the first")
    void refusesWhatStoresCannotCarry() {
        assertRefused("ab\0c", 2);
        assertRefused("\0", 0);
        assertRefused("a\uD83C", 1);
        assertRefused("\uD83Cb", 0);
        assertRefused("爱\uDF31", 1);
        assertRefused("🌱\uDF31\uD83C", 2);
        assertRefused("\uD83C🌱", 0);
    }

    private static void assertRefused(String text, int index) {
        assertThatThrownBy(() -> new EventId(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("event id must be well-formed text without U+0000, got a lone surrogate or U+0000 at index "
                        + index);
    }

    @Test
    @DisplayName("ids that differ only in case, accent, trailing space, normal form or emoji are different")
    void comparesToTheByte() {
        assertThat(Stream.of(
                                "alice",
                                "ALICE",
                                "alicé",
                                "alice\u0301",
                                "alice ",
                                " alice",
                                "alice🌱",
                                "alice🌲",
                                "alice\u200B")
                        .map(MemberId::new)
                        .distinct())
                .hasSize(9);
    }

    @Test
    @DisplayName("ids sort as their text does")
    void sortsAsText() {
        assertThat(Stream.of("b", "a", "B", "爱", "aa")
                        .map(MemberId::new)
                        .sorted()
                        .map(MemberId::value))
                .containsExactly("B", "a", "aa", "b", "爱");
    }

    @Test
    @DisplayName("a key shows source and id")
    void keyShowsSourceAndId() {
        assertThat(new IdempotencyKey(new EventSource("shop"), new EventId("17")))
                .hasToString("shop/17");
    }
}
