package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParseTest {

    private static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("postKind", AttributeType.TEXT)
            .with("score", AttributeType.NUMBER)
            .with("price", AttributeType.MONEY)
            .with("paid", AttributeType.BOOLEAN)
            .with("at", AttributeType.INSTANT)
            .with("tags", AttributeType.LIST);

    private static List<Violation> faults(String json) {
        InvalidPolicyException failure =
                catchThrowableOfType(InvalidPolicyException.class, () -> Condition.parse(json, SCHEMA));
        assertThat(failure).as(json).isNotNull();
        assertThat(failure.kind()).isEqualTo("condition");
        assertThat(failure.code()).isEqualTo(ErrorCode.POLICY_INVALID);
        return failure.violations();
    }

    @Test
    @DisplayName("a string is an instant or text by the type of its attribute")
    void instants() {
        assertThat(Condition.parse(
                        "{'attribute':'at','equals':'2024-05-01T08:00:00+08:00'}".replace('\'', '"'), SCHEMA))
                .isEqualTo(Condition.attribute("at").is(AttributeValue.of(Instant.parse("2024-05-01T00:00:00Z"))));
        assertThat(Condition.parse(
                        "{'attribute':'postKind','equals':'2024-05-01T00:00:00Z'}".replace('\'', '"'), SCHEMA))
                .isEqualTo(Condition.attribute("postKind").is("2024-05-01T00:00:00Z"));
    }

    @ParameterizedTest
    @DisplayName("each fault is told with its place, what was expected and what was got")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                            | (root): expected a condition, got []",
                "null                                          | (root): expected a condition, got null",
                "{'any':[]}                                    | /any: expected a list of at least 1 condition, got []",
                "{'all':{}}                                    | /all: expected a list of at least 1 condition, got {}",
                "{'not':[]}                                    | /not: expected a condition, got []",
                "{'all':[{'exists':'score'},7]}                | /all/1: expected a condition, got 7",
                "{'exists':'scor'}                             | /exists: expected an attribute (one of at, paid, postKind, price, score, tags), got \"scor\"; did you mean \"score\"?",
                "{'exists':'名'}                                | /exists: expected an attribute name: a match of [A-Za-z][A-Za-z0-9_.-]{0,63}, got \"名\"",
                "{'missing':1}                                 | /missing: expected an attribute name, got 1",
                "{'attribute':'post_kind','equals':'a'}        | /attribute: expected an attribute (one of at, paid, postKind, price, score, tags), got \"post_kind\"; did you mean \"postKind\"?",
                "{'equals':'a'}                                | /attribute: expected the name of an attribute, got nothing",
                "{'exists':'score','attribute':'score'}        | /attribute: expected no attribute beside \"exists\", got \"score\"",
                "{'attribute':'postKind','equals':1}           | /equals: expected text, got 1",
                "{'attribute':'postKind','equals':null}        | /equals: expected text or a number or money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"} or true or false, got null",
                "{'attribute':'score','equals':'1'}            | /equals: expected a number, got \"1\"",
                "{'attribute':'score','startsWith':'1'}        | /startsWith: expected an operator for type number (one of equals, notEquals, atLeast, above, atMost, below, between, in, notIn, sameAs, differsFrom), got \"startsWith\"",
                "{'attribute':'score','atLeast':1e400}         | /atLeast: expected a number of at most 100 digits and exponent within 100, got 1E+400",
                "{'attribute':'postKind','atLeast':1}          | /atLeast: expected an operator for type text (one of equals, notEquals, contains, startsWith, in, notIn, sameAs, differsFrom), got \"atLeast\"",
                "{'attribute':'paid','equals':'true'}          | /equals: expected true or false, got \"true\"",
                "{'attribute':'at','above':'yesterday'}        | /above: expected an instant such as \"2024-05-01T00:00:00Z\", got \"yesterday\"",
                "{'attribute':'at','equals':'2024-02-30T00:00:00Z'} | /equals: expected an instant such as \"2024-05-01T00:00:00Z\", got \"2024-02-30T00:00:00Z\"",
                "{'attribute':'tags','equals':'a'}             | /equals: expected an operator for type list (one of contains, sameAs, differsFrom), got \"equals\"",
                "{'attribute':'price','atLeast':39}            | /atLeast: expected money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}, got 39",
                "{'attribute':'price','equals':{'amount':39,'currency':'CNY'}} | /equals/amount: expected a decimal number in quotes such as \"39.00\", got 39",
                "{'attribute':'price','equals':{'amount':'39.001','currency':'CNY'}} | /equals/amount: expected a number of at most 2 decimals, got \"39.001\"",
                "{'attribute':'price','equals':{'amount':'39','currency':'CNZ'}} | /equals/currency: expected an ISO 4217 currency code such as \"CNY\", got \"CNZ\"; did you mean \"CNY\"?",
                "{'attribute':'price','in':[]}                 | /in: expected a list of at least 1 value, got []",
                "{'attribute':'score','in':[1,1.0]}            | /in/1: expected each value once, got 1.0",
                "{'attribute':'score','in':[1,'1']}            | /in/1: expected values of one type, money of one currency, got \"1\"",
                "{'attribute':'at','in':['2024-05-01T00:00:00Z','x']} | /in/1: expected an instant such as \"2024-05-01T00:00:00Z\", got \"x\"",
                "{'attribute':'score','sameAs':'paid'}         | /sameAs: expected another attribute of type number, got paid of type boolean",
                "{'attribute':'score','sameAs':'scores'}       | /sameAs: expected an attribute (one of at, paid, postKind, price, score, tags), got \"scores\"; did you mean \"score\"?",
            })
    void one_fault(String json, String fault) {
        assertThat(faults(json.replace('\'', '"'))).singleElement().hasToString(fault);
    }

    @Test
    @DisplayName("there must be exactly one operator")
    void operators() {
        assertThat(faults("{}")).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.expected())
                    .startsWith(
                            "exactly one operator (one of all, any, not, exists, missing, segment, bucket, equals,");
            assertThat(fault.got()).isEqualTo("{}");
        });
        assertThat(faults("{\"attribute\":\"score\",\"atLeast\":1,\"atMost\":2}"))
                .hasSize(1);
        assertThat(faults("{\"attribute\":\"score\",\"atleest\":1}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/atleest");
                    assertThat(fault.suggestion()).contains("atLeast");
                });
    }

    @Test
    @DisplayName("all faults of a tree are told at once, down to the leaves, in the order of the document")
    void all_at_once() {
        String json = "{\"all\":[{\"not\":{\"attribute\":\"nope\",\"equals\":1}},{\"any\":[{\"exists\":\"x\"},"
                + "{\"attribute\":\"score\",\"equals\":\"s\"}]},{\"attribute\":\"at\",\"in\":[\"a\",\"b\"]}]}";
        assertThat(faults(json))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/all/0/not/attribute",
                        "/all/1/any/0/exists",
                        "/all/1/any/1/equals",
                        "/all/2/in/0",
                        "/all/2/in/1");
    }

    @Test
    @DisplayName("nonsense is refused with its place")
    void nonsense() {
        assertThat(faults("")).singleElement().hasToString("(root): expected a JSON document, got nothing");
        assertThat(faults("{\"not\":{\"exists\":\"score\""))
                .singleElement()
                .satisfies(fault -> assertThat(fault.got()).startsWith("line 1, column "));
        assertThat(faults("{\"exists\":\"score\"} {}").get(0).expected())
                .isEqualTo("the end of the document behind its first value");
        assertThat(faults("{\"exists\":\"score\",\"exists\":\"paid\"}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/exists");
                    assertThat(fault.expected()).isEqualTo("each name once in an object");
                });
        assertThat(faults("{\"attribute\":\"postKind\",\"equals\":\"\\ud83d\"}"))
                .singleElement()
                .hasToString("/equals: expected well-formed text without U+0000, got U+D83D at character 0");
    }

    @Test
    @DisplayName("trees beyond the limits are refused where the limit is passed")
    void limits() {
        String deep = "{\"not\":".repeat(64) + "{\"exists\":\"score\"}" + "}".repeat(64);
        assertThat(faults(deep)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/not".repeat(64));
            assertThat(fault.expected()).isEqualTo("conditions nested at most 64 deep");
        });
        String deeper = "{\"not\":".repeat(5000) + "{}" + "}".repeat(5000);
        assertThat(faults(deeper).get(0).expected()).contains("nested at most 256 deep");
        String large = IntStream.range(0, 10_001)
                .mapToObj(i -> "{\"exists\":\"score\"}")
                .collect(Collectors.joining(",", "{\"any\":[", "]}"));
        assertThat(faults(large))
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).isEqualTo("a tree of at most 10000 conditions"));
    }

    @Test
    @DisplayName("the message lists all faults, one a line")
    void message() {
        assertThatThrownBy(
                        () -> Condition.parse("{\"all\":[{\"exists\":\"a\"},{\"exists\":7}]}", AttributeSchema.empty()))
                .hasMessage("condition has 1 fault:\n  /all/1/exists: expected an attribute name, got 7");
        assertThatThrownBy(() ->
                        Condition.parse("{\"all\":[{\"exists\":\"a\"},{\"exists\":\"b\"}]}", AttributeSchema.empty()))
                .hasMessage("condition has 2 faults:"
                        + "\n  /all/0/exists: expected an attribute (none is known here), got \"a\""
                        + "\n  /all/1/exists: expected an attribute (none is known here), got \"b\"");
    }
}
