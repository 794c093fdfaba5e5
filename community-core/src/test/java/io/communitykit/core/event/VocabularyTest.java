package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names and values that events are made of. */
class VocabularyTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "com.example.garden.watered", "!~"})
    @DisplayName("a type is any printable ASCII without space")
    void acceptsTypes(String text) {
        assertThat(new EventType(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order paid", "order\tpaid", "爱", "\u007F", "\0"})
    @DisplayName("other types are refused")
    void refusesTypes(String text) {
        assertThatThrownBy(() -> new EventType(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("event type must be 1 to 100 printable ASCII characters without space, got ");
    }

    @Test
    @DisplayName("a type has at most 100 characters, an attribute name 64, a subject 1,000")
    void boundsLengths() {
        assertThat(new EventType("t".repeat(100)).value()).hasSize(100);
        assertThatThrownBy(() -> new EventType("t".repeat(101))).isInstanceOf(InvalidValueException.class);
        assertThat(new AttributeName("n".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new AttributeName("n".repeat(65))).isInstanceOf(InvalidValueException.class);
        assertThat(new Subject("爱".repeat(1_000)).value()).hasSize(1_000);
        assertThatThrownBy(() -> new Subject("s".repeat(1_001)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("subject must be 1 to 1000 characters, got 1001");
        assertThatThrownBy(() -> new Subject("")).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7a", "_a", "a b", "ä", "a\n", "爱"})
    @DisplayName("other attribute names are refused")
    void refusesAttributeNames(String text) {
        assertThatThrownBy(() -> new AttributeName(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("attribute name must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\uD83C", "\uDF31", "\uDF31\uD83C", "🌱\uD83C"})
    @DisplayName("text that UTF-8 or a database cannot carry is refused")
    void refusesMalformedText(String text) {
        assertThatThrownBy(() -> new Subject(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("subject must be well-formed text without U+0000, got U+");
        assertThatThrownBy(() -> AttributeValue.of(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("text attribute must be well-formed text without U+0000, got U+");
    }

    @Test
    @DisplayName("subjects of content and orders have their text")
    void subjectsOfIds() {
        assertThat(Subject.of(new ContentId("post-1"))).hasToString("post-1");
        assertThat(Subject.of(new OrderId("o-1"))).hasToString("o-1");
    }

    @Test
    @DisplayName("types and names sort by character")
    void sorts() {
        assertThat(Stream.of("b", "a", "B").map(EventType::new).sorted().map(EventType::value))
                .containsExactly("B", "a", "b");
        assertThat(Stream.of("b", "a", "B").map(AttributeName::new).sorted().map(AttributeName::toString))
                .containsExactly("B", "a", "b");
    }

    @Test
    @DisplayName("decimals are compared by value, and whole and decimal are two types")
    void comparesDecimals() {
        assertThat(AttributeValue.of(new BigDecimal("1.50"))).isEqualTo(AttributeValue.of(new BigDecimal("1.5")));
        assertThat(AttributeValue.of(new BigDecimal("100"))).isEqualTo(AttributeValue.of(new BigDecimal("1E+2")));
        assertThat(AttributeValue.of(new BigDecimal("0E+2000000000"))).isEqualTo(AttributeValue.of(BigDecimal.ZERO));
        assertThat((AttributeValue) AttributeValue.of(1)).isNotEqualTo(AttributeValue.of(BigDecimal.ONE));
    }

    @Test
    @DisplayName("a decimal has at most 100 digits and a scale within 100, trailing zeros aside")
    void boundsDecimals() {
        String digits = "9".repeat(100);
        for (String accepted :
                List.of(digits, digits + "E+100", digits + "E-100", "1" + "0".repeat(99) + "E+1", digits + ".000")) {
            AttributeValue.Decimal decimal = AttributeValue.of(new BigDecimal(accepted));
            assertThat(decimal.value()).isEqualByComparingTo(accepted);
            assertThat(AttributeValue.of(decimal.value())).isEqualTo(decimal);
        }
        for (String refused : List.of(
                "9" + digits,
                "1E+101",
                "1E-101",
                "1E+2000000000",
                "1" + "0".repeat(99) + "E+2",
                "0." + "1".repeat(101))) {
            assertThatThrownBy(() -> AttributeValue.of(new BigDecimal(refused)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageStartingWith("decimal attribute must be of at most 100 digits and scale within 100");
        }
    }

    @Test
    @DisplayName("a list is copied, keeps its order and its repeats")
    void copiesLists() {
        List<AttributeValue.Scalar> values = new ArrayList<>(List.of(AttributeValue.of("b"), AttributeValue.of("a")));
        AttributeValue.ListOf list = new AttributeValue.ListOf(values);
        values.clear();
        assertThat(list.values()).containsExactly(AttributeValue.of("b"), AttributeValue.of("a"));
        assertThat(list)
                .isNotEqualTo(new AttributeValue.ListOf(List.of(AttributeValue.of("a"), AttributeValue.of("b"))));
    }
}
