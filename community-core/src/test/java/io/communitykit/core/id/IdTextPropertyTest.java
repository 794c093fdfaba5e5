package io.communitykit.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class IdTextPropertyTest {

    /** Any UTF-16 code units, whole surrogate pairs and halves among them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> unit = Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.chars().range('a', 'z').map(String::valueOf)),
                Tuple.of(6, Arbitraries.chars().range('\u4E00', '\u9FFF').map(String::valueOf)),
                Tuple.of(6, Arbitraries.of("🌱", "𠮷", "é", "\u07FF", "\u0800", "\uFFFF")),
                Tuple.of(1, Arbitraries.of("\0", "\uD83C", "\uDF31", "\uDBFF", "\uDFFF")));
        return unit.list().ofMaxSize(120).map(units -> String.join("", units));
    }

    @Property
    void acceptsExactlyWhatTheCharsetEncodesIn255Bytes(@ForAll("texts") String text) {
        int bytes = encodedLength(text);
        boolean accepted = bytes >= 1 && bytes <= 255 && text.indexOf('\0') < 0;
        if (accepted) {
            assertThat(new OrderId(text).value()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> new OrderId(text)).isInstanceOf(InvalidValueException.class);
        }
    }

    /** The JDK's strict encoder is the model; -1 where it refuses. */
    private static int encodedLength(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
