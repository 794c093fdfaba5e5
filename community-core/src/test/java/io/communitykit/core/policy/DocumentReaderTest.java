package io.communitykit.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    static List<Violation> faults(String json) {
        InvalidPolicyException failure =
                catchThrowableOfType(InvalidPolicyException.class, () -> Garden.KIND.read(json));
        assertThat(failure).as(json).isNotNull();
        assertThat(failure.kind()).isEqualTo("garden");
        return failure.violations();
    }

    /** The least document with one more member. */
    private static String with(String member) {
        return Garden.LEAST.replaceFirst("\\{", Matcher.quoteReplacement("{" + member.replace('\'', '"') + ","));
    }

    @Test
    @DisplayName("every type arrives exactly")
    void full() {
        Garden.Document garden = Garden.KIND.read(Garden.FULL);

        assertThat(garden.version()).isEqualTo(new PolicyVersion("2024-05 👩🏽‍🌾"));
        assertThat(garden.name()).isEqualTo("𠮷野 🌻");
        assertThat(garden.zone()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(garden.size()).isEqualTo(9007199254740993L);
        assertThat(garden.rows()).isEqualTo(-3);
        assertThat(garden.open()).isTrue();
        assertThat(garden.share()).isEqualTo(new BigDecimal("0.1000000000000000000000000001"));
        assertThat(garden.rounding()).isEqualTo(RoundingMode.HALF_EVEN);
        assertThat(garden.price()).isEqualTo(new Money(-3900, Currency.getInstance("CNY")));
        assertThat(garden.currency()).isEqualTo(Currency.getInstance("JPY"));
        assertThat(garden.planted()).isEqualTo(Instant.parse("2024-05-01T00:00:00.123456Z"));
        assertThat(garden.harvest()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(garden.rest()).isEqualTo(Duration.ofHours(26).plusMillis(3500));
        assertThat(Objects.requireNonNull(garden.when()).toJson())
                .isEqualTo(
                        "{\"all\":[{\"attribute\":\"kind\",\"in\":[\"a\",\"乙\"]},{\"not\":{\"missing\":\"kind\"}}]}");
        assertThat(garden.on()).isEqualTo(EventType.CONTENT_PUBLISHED);
        assertThat(garden.attributes())
                .containsExactly(
                        Map.entry(new AttributeName("kind"), AttributeType.TEXT),
                        Map.entry(new AttributeName("score"), AttributeType.NUMBER));
        assertThat(garden.prices()).containsOnlyKeys("苹果/🍎~");
        assertThat(garden.labels()).containsExactly("a", "b");
        assertThat(garden.weights()).containsExactly(1L, 2L, 3L);
        assertThat(garden.limits()).containsExactly(Map.entry(new RuleId("rule-1"), 5));
        assertThat(garden.tier()).isEqualTo(new Garden.TierName("gold"));
        assertThat(garden.beds())
                .containsExactly(
                        new Garden.Flowers(new RuleId("a"), 3), new Garden.Orchard(new RuleId("b"), Map.of("oak", 2)));
    }

    @Test
    @DisplayName("what may be left out is null, and a list or map that is left out is empty")
    void least() {
        Garden.Document garden = Garden.KIND.read(Garden.LEAST);

        assertThat(garden.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(garden.size()).isNull();
        assertThat(garden.when()).isNull();
        assertThat(garden.labels()).isEmpty();
        assertThat(garden.prices()).isEmpty();
        assertThatThrownBy(() -> garden.beds().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Garden.KIND.read("\uFEFF \n" + Garden.LEAST + "\n")).isEqualTo(garden);
    }

    @ParameterizedTest
    @DisplayName("each fault is told with its place, what was expected and what was got")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kolour':1               | /kolour: expected a field of this object (one of $schema, attributes, beds, code, currency, harvest, kind, labels, limits, name, on, open, planted, price, prices, rest, rounding, rows, share, size and 5 more), got \"kolour\"",
                "'size':'9'               | /size: expected a whole number, got \"9\"",
                "'size':1.5               | /size: expected a whole number, got 1.5",
                "'size':9223372036854775808 | /size: expected a whole number from -9223372036854775808 to 9223372036854775807, got 9223372036854775808",
                "'size':1e999999999       | /size: expected a whole number from -9223372036854775808 to 9223372036854775807, got 1E+999999999",
                "'size':1e99999999999     | /size: expected a number with an exponent within 32 bits, got 1e99999999999",
                "'size':null              | /size: expected a whole number, or the field left out, got null",
                "'rows':2147483648        | /rows: expected a whole number from -2147483648 to 2147483647, got 2147483648",
                "'rows':11                | /rows: expected at most 10, got 11",
                "'rows':-11               | /rows: expected at least -10, got -11",
                "'open':'true'            | /open: expected true or false, got \"true\"",
                "'open':0                 | /open: expected true or false, got 0",
                "'share':'0.5'            | /share: expected a number, got \"0.5\"",
                "'share':0                | /share: expected above 0, got 0",
                "'share':1.50000000000000000001 | /share: expected at most 1.5, got 1.50000000000000000001",
                "'share':1e-101           | /share: expected a number of at most 100 digits and exponent within 100, got 1E-101",
                "'rounding':'halfeven'    | /rounding: expected one of \"up\", \"down\", \"ceiling\", \"floor\", \"half-up\", \"half-down\", \"half-even\", \"unnecessary\", got \"halfeven\"; did you mean \"half-even\"?",
                "'rounding':'HALF_EVEN'   | /rounding: expected one of \"up\", \"down\", \"ceiling\", \"floor\", \"half-up\", \"half-down\", \"half-even\", \"unnecessary\", got \"HALF_EVEN\"; did you mean \"half-even\"?",
                "'price':'39 CNY'         | /price: expected money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}, got \"39 CNY\"",
                "'price':{'amount':'39'}  | /price/currency: expected an ISO 4217 currency code such as \"CNY\", got nothing",
                "'price':{'amount':'039','currency':'CNY'} | /price/amount: expected a decimal number in quotes such as \"39.00\", got \"039\"",
                "'price':{'amount':'1','currency':'XAU'} | /price/currency: expected a currency with a minor unit, got \"XAU\"",
                "'price':{'amount':'9999999999999999999','currency':'CNY'} | /price/amount: expected an amount within 64 bits of minor units, got \"9999999999999999999\"",
                "'price':{'amuont':'1','currency':'CNY','amount':'1'} | /price/amuont: expected a field of this object (one of amount, currency), got \"amuont\"; did you mean \"amount\"?",
                "'currency':'cny'         | /currency: expected an ISO 4217 currency code such as \"CNY\", got \"cny\"; did you mean \"CNY\"?",
                "'planted':'2024-05-01'   | /planted: expected an instant such as \"2024-05-01T00:00:00Z\", got \"2024-05-01\"",
                "'planted':'0000-05-01T00:00:00Z' | /planted: expected an instant such as \"2024-05-01T00:00:00Z\": within the years 0001 to 9999, got \"0000-05-01T00:00:00Z\"",
                "'harvest':'2023-02-29'   | /harvest: expected a date such as \"2024-05-01\", got \"2023-02-29\"",
                "'rest':'P1Y'             | /rest: expected an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\", got \"P1Y\"",
                "'rest':'-PT1S'           | /rest: expected an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\", got \"-PT1S\"",
                "'when':{'attribute':'x','eqauls':1} | /when/eqauls: expected an operator (one of all, any, not, exists, missing, segment, bucket, equals, notEquals, atLeast, above, atMost, below, contains, startsWith, between, in, notIn, sameAs, differsFrom and 8 more), got \"eqauls\"; did you mean \"equals\"?",
                "'on':'two words'         | /on: expected an event type: 1 to 100 printable ASCII characters without space, got \"two words\"",
                "'attributes':{'1':'text'} | /attributes/1: expected an attribute name: a match of [A-Za-z][A-Za-z0-9_.-]{0,63}, got \"1\"",
                "'attributes':{'a':'txet'} | /attributes/a: expected one of \"text\", \"number\", \"money\", \"boolean\", \"instant\", \"date\", \"list\", \"tags\", got \"txet\"; did you mean \"text\"?",
                "'prices':{'a/b~c':1}     | /prices/a~1b~0c: expected money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}, got 1",
                "'prices':[]              | /prices: expected an object, got []",
                "'labels':'a'             | /labels: expected a list, got \"a\"",
                "'labels':null            | /labels: expected a list, or the field left out, got null",
                "'labels':['a',null]      | /labels/1: expected text, got null",
                "'labels':['a','','猫狗鱼'] | /labels/1: expected 1 to 2 characters, got \"\"",
                "'labels':['a','b','c','d'] | /labels: expected at most 3 elements, got 4 elements",
                "'weights':[1,0]          | /weights/1: expected above 0, got 0",
                "'limits':{'规则':-1}      | /limits/规则: expected at least 0, got -1",
                "'limits':{'':1}          | /limits/: expected a rule id: 1 to 255 bytes in UTF-8, got \"\"",
                "'code':'a7'              | /code: expected text that matches [A-Z][0-9]?, got \"a7\"",
                "'tier':'Gold'            | /tier: expected a tier name: lower-case letters, got \"Gold\"",
                "'code':'\\u0000'         | /code: expected well-formed text without U+0000, got U+0000 at character 0",
                "'code':'\\udc00'         | /code: expected well-formed text without U+0000, got U+DC00 at character 0",
                "'$schema':7              | /$schema: expected text, got 7",
                "'name':'x'               | /name: expected each name once in an object, got it again before line 1, column 54",
            })
    void one_fault(String member, String fault) {
        assertThat(faults(with(member))).first().hasToString(fault);
    }

    @Test
    @DisplayName("characters are counted by code points, as JSON Schema does")
    void code_points() {
        assertThat(Garden.KIND.read(with("'labels':['👍👍']")).labels()).containsExactly("👍👍");
        assertThat(faults(with("'labels':['👍👍👍']")))
                .singleElement()
                .hasToString("/labels/0: expected 1 to 2 characters, got \"👍👍👍\"");
    }

    @Test
    @DisplayName("what is required and missing is told by the place where it should be")
    void missing() {
        assertThat(faults("{}"))
                .extracting(Violation::toString)
                .containsExactly(
                        "/kind: expected text, got nothing",
                        "/version: expected a policy version, got nothing",
                        "/name: expected text, got nothing",
                        "/zone: expected a time zone such as \"Asia/Shanghai\" or \"+08:00\", got nothing",
                        "/beds: expected a list that is not empty, got nothing");
        assertThat(faults(Garden.LEAST.replaceFirst("\\[.*]", "[]")))
                .singleElement()
                .hasToString("/beds: expected at least 1 element, got 0 elements");
        assertThat(faults(Garden.LEAST.replace("Asia/Shanghai", "asia/shangai")))
                .singleElement()
                .hasToString(
                        "/zone: expected a time zone such as \"Asia/Shanghai\" or \"+08:00\", got \"asia/shangai\";"
                                + " did you mean \"Asia/Shanghai\"?");
    }

    @ParameterizedTest
    @DisplayName("one of several shapes is told by the field that it alone has")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                           | /beds/0: expected an object with exactly one of \"plants\", \"trees\", got {}",
                "[]                           | /beds/0: expected an object with exactly one of \"plants\", \"trees\", got []",
                "{'id':'a'}                   | /beds/0: expected an object with exactly one of \"plants\", \"trees\", got {\"id\":\"a\"}",
                "{'plants':1,'trees':{'a':1}} | /beds/0: expected an object with exactly one of \"plants\", \"trees\", got {\"plants\":1,\"trees\":{\"a\":1}}",
                "{'id':'a','plant':1}         | /beds/0/plant: expected a field of this object (one of plants, trees), got \"plant\"; did you mean \"plants\"?",
                "{'plants':1}                 | /beds/0/id: expected a rule id, got nothing",
                "{'trees':{}}                 | /beds/0/trees: expected at least 1 element, got 0 elements",
                "{'trees':{'weed':1}}         | /beds/0: expected values that fit together, got trees must be no weed, got {weed=1}",
                "{'trees':{'oak':1},'id':7}   | /beds/0/id: expected a rule id, got 7",
            })
    void variants(String bed, String fault) {
        assertThat(faults(Garden.LEAST.replaceFirst("\\{\"id\".*}]", bed.replace('\'', '"') + "]")))
                .singleElement()
                .hasToString(fault);
    }

    @Test
    @DisplayName("all faults are told at once, structure and constraints together, in the order of the record")
    void all_at_once() {
        String json =
                "{\"kind\":\"garden\",\"version\":7,\"nmae\":\"x\",\"name\":\"\",\"zone\":\"Asia/Shanghai\",\"rows\":99,"
                        + "\"rows\":1,\"open\":null,\"labels\":[\"a\",1,\"abc\",\"d\",\"\"],"
                        + "\"beds\":[{\"id\":\"a\",\"plants\":0},{\"trees\":{\"oak\":\"2\"}}]}";
        assertThat(faults(json))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/rows",
                        "/nmae",
                        "/version",
                        "/name",
                        "/rows",
                        "/open",
                        "/labels/1",
                        "/labels",
                        "/labels/2",
                        "/labels/4",
                        "/beds/0/plants",
                        "/beds/1/trees/oak");
    }

    @Test
    @DisplayName("a near miss of the kind is one fault among others, another kind is the only one")
    void kinds() {
        assertThat(faults("{\"kind\":\"gardn\",\"version\":\"1\"}"))
                .hasSize(4)
                .first()
                .hasToString("/kind: expected \"garden\", got \"gardn\"; did you mean \"garden\"?");
        assertThat(faults("{\"kind\":\"points-program\",\"rules\":[]}"))
                .singleElement()
                .hasToString("/kind: expected \"garden\", got \"points-program\"");
        assertThat(faults("{\"kind\":null}")).first().hasToString("/kind: expected text, got null");
    }

    @ParameterizedTest
    @DisplayName("nonsense is refused without a stack trace")
    @ValueSource(
            strings = {
                "",
                " \n",
                "x",
                "{",
                "[1,2",
                "{\"kind\" \"garden\"}",
                "{'kind':'garden'}",
                "{\"a\":1,}",
                "[1,]",
                "// no\n{}",
                "NaN",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "\"\u0001\"",
                "{\"a\":tru}",
                "<xml/>",
                "\u0000",
                "{}{}",
                "7",
                "null",
                "[]",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\ud83d\\ud83d\"}"
            })
    void nonsense(String text) {
        assertThat(faults(text)).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.expected()).isNotBlank();
            assertThat(fault.got()).isNotBlank();
            assertThat(fault.toString()).doesNotContain("\n");
        });
    }

    @Test
    @DisplayName("a syntax error is told with its line, its column and the nearest place")
    void syntax() {
        assertThat(faults("{\"kind\":\"garden\",\n\"beds\":[{\"id\":\"a\",\"plants\":3]}]}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/beds/0/plants");
                    assertThat(fault.expected()).isEqualTo("JSON");
                    assertThat(fault.got()).startsWith("line 2, column ").contains("']'");
                });
    }

    @Test
    @DisplayName("bytes that are not UTF-8 are told by their offset")
    void encoding() {
        byte[] gbk = {'{', '"', (byte) 0xBB, (byte) 0xA8, '"', ':', '1', '}'};
        assertThat(faultsOf(new ByteArrayInputStream(gbk)))
                .singleElement()
                .hasToString("(root): expected UTF-8, got byte 0xBB at offset 2");
        assertThat(faultsOf(new ByteArrayInputStream(Garden.LEAST.getBytes(StandardCharsets.UTF_16))))
                .singleElement()
                .hasToString("(root): expected UTF-8, got byte 0xFE at offset 0");
        byte[] cut = {'"', (byte) 0xE4, (byte) 0xB8};
        assertThat(faultsOf(new ByteArrayInputStream(cut)).get(0).expected()).isEqualTo("UTF-8");
        assertThat(faults("{\"kind\":\"\uD83D\"}"))
                .singleElement()
                .hasToString("(root): expected well-formed text, got a lone surrogate");
    }

    private static List<Violation> faultsOf(InputStream stream) {
        return catchThrowableOfType(InvalidPolicyException.class, () -> Garden.KIND.read(stream))
                .violations();
    }

    @Test
    @DisplayName("a document beyond 16 MB, or nested beyond all use, is refused and not kept")
    void limits() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };
        assertThat(faultsOf(endless))
                .singleElement()
                .hasToString("(root): expected a document of at most 16 MB, got more");
        assertThat(faults("[".repeat(100_000)).get(0).expected())
                .startsWith("lists and objects nested at most 256 deep");
        assertThat(faults("{\"a\":" + "9".repeat(2_000) + "}")).isNotEmpty();
    }

    @Test
    @DisplayName("a stream that fails is the caller's affair, and stays open")
    void streams() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatThrownBy(() -> Garden.KIND.read(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("Stream closed");
        boolean[] closed = new boolean[1];
        Garden.KIND.read(new ByteArrayInputStream(Garden.LEAST.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThat(closed[0]).isFalse();
    }

    @Test
    @DisplayName("a conversion adds faults of its own, and runs only on sound documents")
    void conversion() {
        DocumentReader<Garden.Document> reader = DocumentReader.of("garden", Garden.Document.class);
        assertThatThrownBy(() -> reader.read(Garden.utf8(Garden.LEAST), (document, violations) -> {
                    violations.addUnknown(Violations.at("beds", 0, "a/b"), "a bed", "rsoe", List.of("rose", "oak"));
                    return document;
                }))
                .hasMessage(
                        "garden has 1 fault:\n  /beds/0/a~1b: expected a bed (one of rose, oak), got \"rsoe\"; did you mean \"rose\"?");
        assertThatThrownBy(() -> reader.read(Garden.utf8(Garden.LEAST), (document, violations) -> {
                    throw InvalidValueException.of("beds", "watered", "dry");
                }))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("(root): expected values that fit together, got beds must be watered, got dry");
        assertThatThrownBy(() -> reader.read(Garden.utf8(Garden.LEAST), (document, violations) -> null))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reader.read(Garden.utf8("{}"), (document, violations) -> {
                    throw new AssertionError("must not run");
                }))
                .isInstanceOf(InvalidPolicyException.class);
    }
}
