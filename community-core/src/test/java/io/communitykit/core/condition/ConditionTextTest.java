package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.all;
import static io.communitykit.core.condition.Condition.any;
import static io.communitykit.core.condition.Condition.attribute;
import static io.communitykit.core.condition.Condition.bucket;
import static io.communitykit.core.condition.Condition.inSegment;
import static io.communitykit.core.condition.Condition.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTextTest {

    private static final AttributeSchema SCHEMA = SegmentConditionParseTest.SCHEMA
            .with("and", AttributeType.NUMBER)
            .with("days", AttributeType.NUMBER)
            .with("is", AttributeType.TEXT);
    private static final Set<SegmentId> SEGMENTS = Set.of(new SegmentId("vip"), new SegmentId("new"));
    private static final Condition A = attribute("age").atLeast(18);
    private static final Condition B = attribute("name").is("b");
    private static final Condition C = inSegment("vip");

    private static Condition parse(String text) {
        return Condition.parseText(text, SCHEMA, SEGMENTS);
    }

    private static List<Violation> faults(String text) {
        InvalidPolicyException failure = catchThrowableOfType(InvalidPolicyException.class, () -> parse(text));
        assertThat(failure).as(text).isNotNull();
        assertThat(failure.kind()).isEqualTo("condition");
        return failure.violations();
    }

    private static AttributeValue.Amount money(String amount, String currency) {
        return AttributeValue.of(Money.of(new BigDecimal(amount), Currency.getInstance(currency)));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(A, "age >= 18"),
                Arguments.of(attribute("age").isNot(AttributeValue.of(new BigDecimal("1E+50"))), "age != 1E+50"),
                Arguments.of(attribute("age").below(AttributeValue.of(new BigDecimal("-0.5"))), "age < -0.5"),
                Arguments.of(attribute("spend").above(money("500", "CNY")), "spend > 500.00 CNY"),
                Arguments.of(attribute("spend").atMost(money("-5", "JPY")), "spend <= -5 JPY"),
                Arguments.of(attribute("spend").is(money("1.005", "KWD")), "spend = 1.005 KWD"),
                Arguments.of(attribute("paid").is(true), "paid = true"),
                Arguments.of(
                        attribute("seen").atLeast(AttributeValue.of(Instant.parse("2024-05-01T00:00:00.000001Z"))),
                        "seen >= 2024-05-01T00:00:00.000001Z"),
                Arguments.of(attribute("born").is(AttributeValue.of(LocalDate.of(2000, 2, 29))), "born = 2000-02-29"),
                Arguments.of(attribute("name").is("说\"\\\n𠮷👍🏽"), "name = \"说\\\"\\\\\\n𠮷👍🏽\""),
                Arguments.of(attribute("name").in("silver", "gold"), "name in (\"silver\", \"gold\")"),
                Arguments.of(attribute("name").notIn(""), "name not in (\"\")"),
                Arguments.of(attribute("name").contains("a"), "name contains \"a\""),
                Arguments.of(attribute("name").startsWith("b"), "name starts with \"b\""),
                Arguments.of(attribute("likes").contains(AttributeValue.of(2)), "likes contains 2"),
                Arguments.of(attribute("age").between(18, 30), "age between 18 and 30"),
                Arguments.of(attribute("age").sameAs("days"), "age same as days"),
                Arguments.of(attribute("age").differsFrom("and"), "age differs from `and`"),
                Arguments.of(attribute("and").exists(), "`and` is known"),
                Arguments.of(attribute("is").missing(), "is is missing"),
                Arguments.of(attribute("seen").within(Duration.ofHours(36)), "seen within 1d 12h"),
                Arguments.of(attribute("seen").olderThan(Duration.ofNanos(1_000)), "seen older than 0.000001s"),
                Arguments.of(attribute("seen").within(Duration.ZERO), "seen within 0s"),
                Arguments.of(
                        attribute("seen").olderThanDays(7, ZoneId.of("Asia/Shanghai")),
                        "seen older than 7 days in Asia/Shanghai"),
                Arguments.of(attribute("born").withinDays(1, ZoneId.of("-03:30")), "born within 1 day in -03:30"),
                Arguments.of(attribute("tags").hasTag("生鲜"), "tags has \"生鲜\""),
                Arguments.of(
                        attribute("tags").hasAny("不爱配送", "x").withConfidence(6_000),
                        "tags has any (\"不爱配送\", \"x\") with confidence 60%"),
                Arguments.of(
                        attribute("tags").hasAll("a").withConfidence(6_050),
                        "tags has all (\"a\") with confidence 60.5%"),
                Arguments.of(
                        attribute("tags").hasNone("a").withConfidence(6_005),
                        "tags has none (\"a\") with confidence 60.05%"),
                Arguments.of(
                        attribute("tags").hasTag("a").withConfidence(10_000), "tags has \"a\" with confidence 100%"),
                Arguments.of(C, "segment \"vip\""),
                Arguments.of(bucket("test", 0, 25, 100), "bucket \"test\" 0 to 25 of 100"),
                Arguments.of(not(A), "not (age >= 18)"),
                Arguments.of(not(not(A)), "not (not (age >= 18))"),
                Arguments.of(all(A, B, C), "age >= 18 and name = \"b\" and segment \"vip\""),
                Arguments.of(all(A, all(B, C)), "age >= 18 and (name = \"b\" and segment \"vip\")"),
                Arguments.of(any(all(A, B), C), "(age >= 18 and name = \"b\") or segment \"vip\""),
                Arguments.of(all(any(A, B), not(C)), "(age >= 18 or name = \"b\") and not (segment \"vip\")"),
                Arguments.of(all(A), "all (age >= 18)"),
                Arguments.of(any(all(A, B)), "any (age >= 18 and name = \"b\")"),
                Arguments.of(all(any(A), B), "any (age >= 18) and name = \"b\""),
                Arguments.of(not(any(all(not(A)))), "not (any (all (not (age >= 18))))"));
    }

    @ParameterizedTest
    @DisplayName("each condition has one text, which reads back as itself")
    @MethodSource("forms")
    void form(Condition condition, String text) {
        assertThat(condition.toText()).isEqualTo(text);
        assertThat(parse(text)).isEqualTo(condition);
    }

    @ParameterizedTest
    @DisplayName("people may write it in other ways")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "age>=18 and name=\"b\"             | age >= 18 and name = \"b\"",
                "((age >= 18))                     | age >= 18",
                "not age >= 18 and paid = true     | not (age >= 18) and paid = true",
                "age = 1 or age = 2 and age = 3    | age = 1 or (age = 2 and age = 3)",
                "all(age = 1, age = 2)             | age = 1 and age = 2",
                "any (age = 1 or age = 2, age = 3) | (age = 1 or age = 2) or age = 3",
                "`age` between 1.50 and 1e2        | age between 1.5 and 100",
                "age in(1,2.0)                     | age in (1, 2)",
                "spend = 5 CNY                     | spend = 5.00 CNY",
                "seen within 36h                   | seen within 1d 12h",
                "seen within 1d12h0m               | seen within 1d 12h",
                "seen within 1 days in Z           | seen within 1 day in Z",
                "seen = \"2024-05-01T08:00:00+08:00\" | seen = 2024-05-01T00:00:00Z",
                "seen > 2024-05-01T08:00:00+08:00  | seen > 2024-05-01T00:00:00Z",
                "born in (\"2024-05-01\")          | born in (2024-05-01)",
                "tags has \"\\u751f\\u9c9c\" with confidence 60.50% | tags has \"生鲜\" with confidence 60.5%",
                "name = \"\\ud83d\\udc4d\\/\"      | name = \"👍/\"",
            })
    void otherwise(String text, String written) {
        assertThat(parse(text).toText()).isEqualTo(written);
        assertThat(parse("\n\t " + text.replace(" ", " \r\n\u3000") + "  ")).isEqualTo(parse(text));
    }

    @ParameterizedTest
    @DisplayName("each fault is told with its place, what was expected and what was got")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "NIL",
            value = {
                "~~                    | line 1, column 1: expected a condition, got the end",
                "age                   | line 1, column 4: expected an operator (one of =, !=, >=, >, <=, <, in, not in, between, contains, starts with, same as, differs from, within, older than, has, is known, is missing), got the end",
                "agee >= 1             | line 1, column 1: expected an attribute (one of age, and, born, days, is, likes, name, paid, seen, spend, tags), got \"agee\"; did you mean \"age\"?",
                "年龄 >= 1               | line 1, column 1: expected an attribute (one of age, and, born, days, is, likes, name, paid, seen, spend, tags), got \"年龄\"",
                "and >= 1              | line 1, column 1: expected an attribute, in backquotes if it is called like a keyword, got and",
                "age == 1              | line 1, column 5: expected an operator (one of =, !=, >=, >, <=, <, in, not in, between, contains, starts with, same as, differs from, within, older than, has, is known, is missing), got ==; did you mean \"=\"?",
                "name conatins \"a\"   | line 1, column 6: expected an operator (one of =, !=, >=, >, <=, <, in, not in, between, contains, starts with, same as, differs from, within, older than, has, is known, is missing), got conatins; did you mean \"contains\"?",
                "age = 1 && age = 2    | line 1, column 9: expected \"and\", \"or\" or the end, got &&; did you mean \"and\"?",
                "age = 1 adn age = 2   | line 1, column 9: expected \"and\", \"or\" or the end, got adn; did you mean \"and\"?",
                "age = 1 AND age = 2   | line 1, column 9: expected \"and\", \"or\" or the end, got AND; did you mean \"and\"?",
                "(age = 1              | line 1, column 9: expected \"and\", \"or\" or \")\", got the end",
                "（age = 1)             | line 1, column 1: expected a condition, an operator or a value, got \"（\"; did you mean \"(\"?",
                "age = 1)              | line 1, column 8: expected \"and\", \"or\" or the end, got )",
                "all age = 1           | line 1, column 5: expected \"(\", got age",
                "age = ten             | line 1, column 7: expected a value (text in quotes, a number, money such as 39.00 CNY, true, false, a date or an instant), got ten",
                "age = NaN             | line 1, column 7: expected a value (text in quotes, a number, money such as 39.00 CNY, true, false, a date or an instant), got NaN",
                "age = 1e999           | line 1, column 7: expected a number of at most 100 digits and exponent within 100, got 1e999",
                "age = 100e2147483647  | line 1, column 7: expected a number of at most 100 digits and exponent within 100, got 100e2147483647",
                "age = 1e99999999999   | line 1, column 7: expected a number of at most 100 digits and exponent within 100, got 1e99999999999",
                "age = 01              | line 1, column 7: expected a value (text in quotes, a number, money such as 39.00 CNY, true, false, a date or an instant), got 01",
                "age = \"1\"           | line 1, column 5: expected a number, got \"1\"",
                "age >= \"1\"          | line 1, column 8: expected behind >= a value of type number, money, instant, date, got \"1\"",
                "name >= 1             | line 1, column 6: expected an operator for type text (one of =, !=, contains, starts with, in, not in, same as, differs from), got \">=\"",
                "spend >= 39           | line 1, column 7: expected money such as 39.00 CNY, got 39",
                "spend >= 39 cny       | line 1, column 13: expected an ISO 4217 currency code such as \"CNY\", got \"cny\"; did you mean \"CNY\"?",
                "spend >= 39.001 CNY   | line 1, column 10: expected a number of at most 2 decimals, got \"39.001\"",
                "spend >= 1e2 CNY      | line 1, column 10: expected an amount such as 39.00, got 1e2",
                "spend = 1 XAU         | line 1, column 11: expected a currency with a minor unit, got \"XAU\"",
                "age between 30 and 18 | line 1, column 5: expected values that fit together, got ends of \"between\" must be the lower one first, got 30 and 18",
                "age between 1 or 2    | line 1, column 15: expected \"and\", got or",
                "name in ()            | line 1, column 10: expected a value (text in quotes, a number, money such as 39.00 CNY, true, false, a date or an instant), got )",
                "name in (\"a\", 1)    | line 1, column 15: expected values of one type, money of one currency, got 1",
                "age in (1, 1.0)       | line 1, column 12: expected each value once, got 1.0",
                "age in (1; 2)         | line 1, column 10: expected a condition, an operator or a value, got \";\"",
                "born = 2023-02-29     | line 1, column 8: expected a date such as \"2024-05-01\", got \"2023-02-29\"",
                "seen = 2024-05-01T00:00 | line 1, column 8: expected an instant such as \"2024-05-01T00:00:00Z\", got \"2024-05-01T00:00\"",
                "seen = 2024-05-01     | line 1, column 6: expected an instant such as 2024-05-01T00:00:00Z, got 2024-05-01",
                "seen within 7         | line 1, column 14: expected \"days\", or a unit close behind the number as in 36h, got the end",
                "seen within 7 days    | line 1, column 19: expected \"in\" and the time zone whose days count, got the end",
                "seen within 7 days in Asia/Shangai | line 1, column 23: expected a time zone such as \"Asia/Shanghai\" or \"+08:00\", got \"Asia/Shangai\"; did you mean \"Asia/Shanghai\"?",
                "seen within 2y        | line 1, column 13: expected a duration such as 7d, 1d 12h, 30m or 1.5s, or days such as 7 days in Asia/Shanghai, got 2y",
                "seen within 1h 1h     | line 1, column 13: expected a duration such as 7d, 1d 12h, 30m or 1.5s, or days such as 7 days in Asia/Shanghai, got 1h1h",
                "seen within -7d       | line 1, column 13: expected a duration such as 7d, 1d 12h, 30m or 1.5s, or days such as 7 days in Asia/Shanghai, got -7d",
                "seen within 36601d    | line 1, column 13: expected values that fit together, got \"within\" must be a duration of 0 to 36600 days, got PT878424H",
                "seen within 36601 days in Z | line 1, column 13: expected values that fit together, got \"withinDays\" must be 0 to 36600 days, got 36601",
                "born within 7d        | line 1, column 6: expected an operator for type date (one of =, !=, >=, >, <=, <, between, in, not in, within days, older than days, same as, differs from), got \"within\"",
                "tags has 生鲜           | line 1, column 10: expected a tag, \"any\", \"all\" or \"none\" in quotes, got 生鲜",
                "tags has \"\"         | line 1, column 10: expected values that fit together, got tag must be 1 to 255 bytes in UTF-8, got 0 bytes",
                "tags has any (\"a\", \"a\") | line 1, column 20: expected each tag once, got \"a\"",
                "tags has \"a\" with confidence 0% | line 1, column 30: expected a confidence from 0.01% to 100%, got 0",
                "tags has \"a\" with confidence 100.01% | line 1, column 30: expected a confidence from 0.01% to 100%, got 100.01",
                "tags has \"a\" with confidence 60 | line 1, column 32: expected %, got the end",
                "tags contains \"a\"   | line 1, column 6: expected an operator for type tags (one of has, has any, has all, has none), got \"contains\"",
                "name has \"a\"        | line 1, column 6: expected an operator for type text (one of =, !=, contains, starts with, in, not in, same as, differs from), got \"has\"",
                "segment \"vips\"      | line 1, column 9: expected a segment (one of new, vip), got \"vips\"; did you mean \"vip\"?",
                "segment vip           | line 1, column 9: expected the id of a segment in quotes, got vip",
                "bucket \"t\" 5 to 5 of 10 | line 1, column 1: expected values that fit together, got buckets must be from 0 up to 10, at least one, got 5 to 5",
                "bucket \"t\" 0 to 1 of 10000000000 | line 1, column 22: expected a whole number of at most 9 digits, got 10000000000",
                "name = \"a            | line 1, column 8: expected a quote behind the text, got the end",
                "name = \"\\x\"        | line 1, column 9: expected an escape of JSON such as \\n, \\\" or \\u4e2d, got \"\\\\x\"",
                "name = \"\\ud83d\"    | line 1, column 8: expected values that fit together, got text attribute must be well-formed text without U+0000, got U+D83D at index 0",
                "age same as paid      | line 1, column 13: expected another attribute of type number, got paid of type boolean",
                "age same as pay       | line 1, column 13: expected an attribute (one of age, and, born, days, is, likes, name, paid, seen, spend, tags), got \"pay\"",
                "`age is known         | line 1, column 1: expected a backquote behind the name, got the end",
            })
    void one_fault(String text, String fault) {
        assertThat(faults(text)).singleElement().hasToString(fault);
    }

    @Test
    @DisplayName("faults of types are told all at once, by line and column")
    void all_at_once() {
        assertThat(faults(
                        "age >= 1\n  and (nme = \"👍\" or not paid = 1)\nand segment \"x\" and age in (\"a\", \"b\")"))
                .extracting(Violation::pointer)
                .containsExactly(
                        "line 2, column 8",
                        "line 2, column 31",
                        "line 3, column 13",
                        "line 3, column 29",
                        "line 3, column 34");
    }

    @Test
    @DisplayName("texts beyond the limits are refused, however deep, and none reaches the end of the stack")
    void limits() {
        Condition deepest = A;
        for (int i = 1; i < Condition.MAX_DEPTH; i++) {
            deepest = i % 3 == 0 ? not(deepest) : i % 3 == 1 ? all(deepest) : any(B, deepest);
        }
        assertThat(parse(deepest.toText())).isEqualTo(deepest);
        assertThat(parse("(".repeat(200) + "age = 1" + ")".repeat(200)).toText())
                .isEqualTo("age = 1");
        assertThat(faults("not " + deepest.toText()))
                .singleElement()
                .hasToString("line 1, column 1: expected conditions nested at most 64 deep, got deeper ones");
        for (String open : List.of("(", "not ", "not (", "all (", "any(", "age = 1 and (", "((age = 1) or ")) {
            for (int times : new int[] {300, 10_000, 200_000}) {
                assertThat(faults(open.repeat(times) + "age = 1").get(0).expected())
                        .startsWith("conditions nested at most 64 deep");
            }
        }
        String large = IntStream.range(0, 10_001).mapToObj(i -> "age = 1").collect(Collectors.joining(" or "));
        assertThat(faults(large).get(0).expected()).isEqualTo("a tree of at most 10000 conditions");
        String many = IntStream.range(0, 9_999).mapToObj(i -> "age = 1").collect(Collectors.joining(" or "));
        assertThat(parse(many).members()).hasSize(9_999);
    }

    @Test
    @DisplayName("long numbers and lists are read exactly or refused")
    void sizes() {
        BigDecimal digits = new BigDecimal("7".repeat(90) + "." + "3".repeat(10));
        Condition exact = attribute("age").is(AttributeValue.of(digits));
        assertThat(parse(exact.toText())).isEqualTo(exact);
        assertThat(parse(attribute("age").is(AttributeValue.of(Long.MIN_VALUE)).toText()))
                .isEqualTo(attribute("age").is(AttributeValue.of(Long.MIN_VALUE)));
        assertThat(faults("age = " + "7".repeat(100_000)).get(0).expected())
                .isEqualTo("a number of at most 100 digits and exponent within 100");
        Set<AttributeValue.Scalar> ids = IntStream.range(0, 100_000)
                .mapToObj(i -> AttributeValue.of("m" + i))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Condition members = attribute("name").in(ids);
        assertThat(parse(members.toText())).isEqualTo(members);
    }
}
