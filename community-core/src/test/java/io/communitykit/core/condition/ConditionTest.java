package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.all;
import static io.communitykit.core.condition.Condition.any;
import static io.communitykit.core.condition.Condition.attribute;
import static io.communitykit.core.condition.Condition.not;
import static io.communitykit.core.condition.Truth.FALSE;
import static io.communitykit.core.condition.Truth.TRUE;
import static io.communitykit.core.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Money PRICE = Money.of(new BigDecimal("39.00"), Currency.getInstance("CNY"));
    private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");

    private final Map<AttributeName, AttributeValue> known = Map.of(
            new AttributeName("kind"), AttributeValue.of("回答👍🏽"),
            new AttributeName("count"), AttributeValue.of(10),
            new AttributeName("ratio"), AttributeValue.of(new BigDecimal("10.00")),
            new AttributeName("price"), AttributeValue.of(PRICE),
            new AttributeName("paid"), AttributeValue.of(true),
            new AttributeName("at"), AttributeValue.of(MAY),
            new AttributeName("tags"), new ListOf(List.of(AttributeValue.of("猫"), AttributeValue.of(2))));

    private Truth truth(Condition condition) {
        return condition.evaluate(name -> Optional.ofNullable(known.get(name)));
    }

    @Test
    @DisplayName("text is compared to the character, in any script")
    void text() {
        assertThat(truth(attribute("kind").is("回答👍🏽"))).isEqualTo(TRUE);
        assertThat(truth(attribute("kind").is("回答👍"))).isEqualTo(FALSE);
        assertThat(truth(attribute("kind").isNot("question"))).isEqualTo(TRUE);
        assertThat(truth(attribute("kind").startsWith("回"))).isEqualTo(TRUE);
        assertThat(truth(attribute("kind").contains("答👍"))).isEqualTo(TRUE);
        assertThat(truth(attribute("kind").in("a", "回答👍🏽"))).isEqualTo(TRUE);
        assertThat(truth(attribute("kind").notIn("a", "回答👍🏽"))).isEqualTo(FALSE);
    }

    @Test
    @DisplayName("whole and decimal numbers are one type, compared exactly")
    void numbers() {
        assertThat(truth(attribute("count").sameAs("ratio"))).isEqualTo(TRUE);
        assertThat(truth(attribute("ratio").is(AttributeValue.of(10)))).isEqualTo(TRUE);
        assertThat(truth(attribute("count").above(AttributeValue.of(new BigDecimal("9.999999999999999999")))))
                .isEqualTo(TRUE);
        assertThat(truth(attribute("count").above(10))).isEqualTo(FALSE);
        assertThat(truth(attribute("count").atLeast(10))).isEqualTo(TRUE);
        assertThat(truth(attribute("count").atMost(10))).isEqualTo(TRUE);
        assertThat(truth(attribute("count").below(10))).isEqualTo(FALSE);
        assertThat(truth(attribute("count").in(Set.of(AttributeValue.of(new BigDecimal("1E+1"))))))
                .isEqualTo(TRUE);
    }

    @Test
    @DisplayName("money of another currency is unknown, equal to nothing and different from nothing")
    void money() {
        AttributeValue.Scalar yen = AttributeValue.of(new Money(39, Currency.getInstance("JPY")));
        assertThat(truth(attribute("price").atLeast(AttributeValue.of(PRICE)))).isEqualTo(TRUE);
        assertThat(truth(attribute("price").is(yen))).isEqualTo(UNKNOWN);
        assertThat(truth(attribute("price").isNot(yen))).isEqualTo(UNKNOWN);
        assertThat(truth(attribute("price").below(yen))).isEqualTo(UNKNOWN);
        assertThat(truth(attribute("price").notIn(Set.of(yen)))).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("instants, truth values and lists")
    void others() {
        assertThat(truth(attribute("at").below(AttributeValue.of(MAY.plusNanos(1_000)))))
                .isEqualTo(TRUE);
        assertThat(truth(attribute("at").is("2024-05-01T00:00:00Z"))).isEqualTo(UNKNOWN);
        assertThat(truth(attribute("paid").is(true))).isEqualTo(TRUE);
        assertThat(truth(attribute("tags").contains("猫"))).isEqualTo(TRUE);
        assertThat(truth(attribute("tags").contains("狗"))).isEqualTo(FALSE);
        assertThat(truth(attribute("tags").contains(AttributeValue.of(new BigDecimal("2.0")))))
                .isEqualTo(TRUE);
        assertThat(truth(attribute("tags").sameAs("tags"))).isEqualTo(TRUE);
        assertThat(truth(attribute("tags").differsFrom("kind"))).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("what is missing is unknown, never true by negation; only exists and missing see it")
    void absence() {
        for (Condition condition : List.of(
                attribute("nowhere").is("a"),
                attribute("nowhere").isNot("a"),
                attribute("nowhere").in("a"),
                attribute("nowhere").notIn("a"),
                attribute("nowhere").atLeast(1),
                attribute("nowhere").contains("a"),
                attribute("nowhere").startsWith(""),
                attribute("nowhere").sameAs("kind"),
                attribute("kind").differsFrom("nowhere"),
                attribute("nowhere").sameAs("nowhere"))) {
            assertThat(truth(condition)).as(condition.toJson()).isEqualTo(UNKNOWN);
            assertThat(truth(not(condition))).as(condition.toJson()).isEqualTo(UNKNOWN);
        }
        assertThat(truth(attribute("nowhere").exists())).isEqualTo(FALSE);
        assertThat(truth(attribute("nowhere").missing())).isEqualTo(TRUE);
        assertThat(truth(attribute("kind").exists())).isEqualTo(TRUE);
    }

    @Test
    @DisplayName("evaluation stops once the answer is settled")
    void stops() {
        Condition condition =
                all(attribute("first").is("x"), attribute("second").is("x"));
        assertThat(condition.evaluate(name -> {
                    assertThat(name.value()).isEqualTo("first");
                    return Optional.of(AttributeValue.of("y"));
                }))
                .isEqualTo(FALSE);
    }

    @Test
    @DisplayName("a tree is at most 64 deep, however it is built")
    void depth() {
        Condition deep = attribute("a").exists();
        for (int i = 1; i < Condition.MAX_DEPTH; i++) {
            deep = i % 2 == 0 ? not(deep) : i % 3 == 0 ? all(deep) : any(deep);
        }
        Condition deepest = deep;
        assertThat(truth(deepest)).isNotNull();
        assertThat(Condition.parse(deepest.toJson(), AttributeSchema.empty().with("a", AttributeType.TEXT)))
                .isEqualTo(deepest);
        assertThatThrownBy(() -> not(deepest))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most 64 deep, got 65");
        assertThatThrownBy(() -> all(deepest)).hasMessageContaining("at most 64 deep");
    }

    @Test
    @DisplayName("a tree that repeats a part counts it each time, so that none takes for ever")
    void size() {
        Condition doubled = attribute("a").exists();
        for (int i = 0; i < 12; i++) {
            doubled = all(doubled, doubled);
        }
        Condition large = doubled;
        assertThatThrownBy(() -> any(large, large))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("condition must be a tree of at most 10000 conditions, got 16383");
    }

    @Test
    @DisplayName("empty lists and operands that cannot be compared are refused")
    void refused() {
        assertThatThrownBy(Condition::all).hasMessage("\"all\" must be given at least 1 condition, got none");
        assertThatThrownBy(Condition::any).hasMessageContaining("at least 1 condition");
        assertThatThrownBy(() -> attribute("a").in()).hasMessage("\"in\" must be given at least 1 value, got none");
        assertThatThrownBy(() -> attribute("a").notIn(Set.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> attribute("a").in(Set.of(AttributeValue.of(1), AttributeValue.of("1"))))
                .hasMessageContaining("of one type");
        assertThatThrownBy(() -> attribute("a").atLeast(AttributeValue.of("x")))
                .hasMessage("operand of \"atLeast\" must be of type number, money, instant, date, got text");
        assertThatThrownBy(() -> attribute("名字")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new AllOf(Arrays.asList(attribute("a").exists(), null)))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("later changes of a list that was handed in do not reach the condition")
    void copies() {
        List<Condition> members = new ArrayList<>(List.of(attribute("a").exists()));
        AllOf condition = new AllOf(members);
        members.clear();
        assertThat(condition.members()).hasSize(1);
    }
}
