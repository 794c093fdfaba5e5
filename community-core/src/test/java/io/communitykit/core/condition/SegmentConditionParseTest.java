package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON form of ranges, recency, tags, segments and buckets. */
class SegmentConditionParseTest {

    static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("name", AttributeType.TEXT)
            .with("age", AttributeType.NUMBER)
            .with("spend", AttributeType.MONEY)
            .with("paid", AttributeType.BOOLEAN)
            .with("seen", AttributeType.INSTANT)
            .with("born", AttributeType.DATE)
            .with("likes", AttributeType.LIST)
            .with("tags", AttributeType.TAGS);

    private static List<Violation> faults(String json) {
        InvalidPolicyException failure =
                catchThrowableOfType(InvalidPolicyException.class, () -> Condition.parse(json, SCHEMA));
        assertThat(failure).as(json).isNotNull();
        return failure.violations();
    }

    static Stream<Arguments> forms() {
        Currency yuan = Currency.getInstance("CNY");
        return Stream.of(
                Arguments.of(attribute("age").between(18, 30), "{'attribute':'age','between':[18,30]}"),
                Arguments.of(
                        attribute("spend")
                                .between(AttributeValue.of(new Money(-1, yuan)), AttributeValue.of(new Money(1, yuan))),
                        "{'attribute':'spend','between':[{'amount':'-0.01','currency':'CNY'},{'amount':'0.01','currency':'CNY'}]}"),
                Arguments.of(
                        attribute("born")
                                .between(
                                        AttributeValue.of(LocalDate.of(1990, 1, 1)),
                                        AttributeValue.of(LocalDate.of(1999, 12, 31))),
                        "{'attribute':'born','between':['1990-01-01','1999-12-31']}"),
                Arguments.of(
                        attribute("born").is(AttributeValue.of(LocalDate.of(2000, 2, 29))),
                        "{'attribute':'born','equals':'2000-02-29'}"),
                Arguments.of(
                        attribute("seen").atMost(AttributeValue.of(Instant.EPOCH)),
                        "{'attribute':'seen','atMost':'1970-01-01T00:00:00Z'}"),
                Arguments.of(attribute("seen").within(Duration.ofHours(36)), "{'attribute':'seen','within':'P1DT12H'}"),
                Arguments.of(attribute("seen").olderThan(Duration.ZERO), "{'attribute':'seen','olderThan':'PT0S'}"),
                Arguments.of(
                        attribute("seen").olderThanDays(7, ZoneId.of("Asia/Shanghai")),
                        "{'attribute':'seen','olderThanDays':7,'zone':'Asia/Shanghai'}"),
                Arguments.of(
                        attribute("born").withinDays(0, ZoneId.of("+08:00")),
                        "{'attribute':'born','withinDays':0,'zone':'+08:00'}"),
                Arguments.of(attribute("tags").hasTag("生鲜"), "{'attribute':'tags','hasTag':'生鲜'}"),
                Arguments.of(
                        attribute("tags").hasAny("b", "a").withConfidence(6_050),
                        "{'attribute':'tags','hasAny':['b','a'],'confidence':6050}"),
                Arguments.of(attribute("tags").hasAll("🐱"), "{'attribute':'tags','hasAll':['🐱']}"),
                Arguments.of(
                        attribute("tags").hasNone("x").withConfidence(10_000),
                        "{'attribute':'tags','hasNone':['x'],'confidence':10000}"),
                Arguments.of(Condition.bucket("t", 0, 25, 100), "{'bucket':'t','of':100,'from':0,'to':25}"));
    }

    @ParameterizedTest
    @DisplayName("each has one JSON form")
    @MethodSource("forms")
    void form(Condition condition, String json) {
        assertThat(condition.toJson()).isEqualTo(json.replace('\'', '"'));
        assertThat(Condition.parse(condition.toJson(), SCHEMA)).isEqualTo(condition);
    }

    @ParameterizedTest
    @DisplayName("each fault is told with its place, what was expected and what was got")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'attribute':'seen','withinDays':7}  | /zone: expected a time zone such as \"Asia/Shanghai\" or \"+08:00\", got nothing",
                "{'attribute':'seen','withinDays':7,'zone':'Asia/Shangai'} | /zone: expected a time zone such as \"Asia/Shanghai\" or \"+08:00\", got \"Asia/Shangai\"; did you mean \"Asia/Shanghai\"?",
                "{'attribute':'seen','withinDays':-1,'zone':'Z'} | /withinDays: expected a whole number from 0 to 36600, got -1",
                "{'attribute':'seen','olderThanDays':36601,'zone':'Z'} | /olderThanDays: expected a whole number from 0 to 36600, got 36601",
                "{'attribute':'seen','olderThanDays':1.5,'zone':'Z'} | /olderThanDays: expected a whole number, got 1.5",
                "{'attribute':'seen','olderThanDays':'P7D','zone':'Z'} | /olderThanDays: expected a whole number, got \"P7D\"",
                "{'attribute':'seen','within':'P7D','zone':'Z'} | /zone: expected no zone beside \"within\", got \"Z\"",
                "{'exists':'seen','zone':'Z'}         | /zone: expected no zone beside \"exists\", got \"Z\"",
                "{'attribute':'age','atLeast':1,'confidence':1} | /confidence: expected no confidence beside \"atLeast\", got 1",
                "{'segment':'vip','attribute':'age'}  | /attribute: expected no attribute beside \"segment\", got \"age\"",
                "{'attribute':'seen','within':7}      | /within: expected an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\", got 7",
                "{'attribute':'seen','within':'P1Y'}  | /within: expected an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\", got \"P1Y\"",
                "{'attribute':'seen','within':'P1M'}  | /within: expected an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\", got \"P1M\"",
                "{'attribute':'seen','within':'-P1D'} | /within: expected an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\", got \"-P1D\"",
                "{'attribute':'seen','within':'P36601D'} | /within: expected values that fit together, got \"within\" must be a duration of 0 to 36600 days, got PT878424H",
                "{'attribute':'age','between':[30,18]} | /between: expected values that fit together, got ends of \"between\" must be the lower one first, got 30 and 18",
                "{'attribute':'age','between':[18]}   | /between: expected a list of the lowest and the highest value, got [18]",
                "{'attribute':'age','between':18}     | /between: expected a list of the lowest and the highest value, got 18",
                "{'attribute':'age','between':[18,'2024-05-01']} | /between: expected values that fit together, got ends of \"between\" must be of one type, money of one currency, got number and date",
                "{'attribute':'spend','between':[{'amount':'1','currency':'CNY'},{'amount':'2','currency':'JPY'}]} | /between: expected values that fit together, got ends of \"between\" must be of one type, money of one currency, got money and money",
                "{'attribute':'age','between':[1,1e999]} | /between/1: expected a number of at most 100 digits and exponent within 100, got 1E+999",
                "{'attribute':'age','atLeast':100e2147483647} | /atLeast: expected a number of at most 100 digits and exponent within 100, got 1.00E+2147483649",
                "{'attribute':'age','atLeast':1e999}  | /atLeast: expected a number of at most 100 digits and exponent within 100, got 1E+999",
                "{'attribute':'born','between':['1999-12-31','2000-13-01']} | /between/1: expected a date such as \"2024-05-01\", got \"2000-13-01\"",
                "{'attribute':'born','equals':'2024-05-01T00:00:00Z'} | /equals: expected a date such as \"2024-05-01\", got \"2024-05-01T00:00:00Z\"",
                "{'attribute':'born','equals':'0000-05-01'} | /equals: expected values that fit together, got date attribute must be within the years 0001 to 9999, got 0000-05-01",
                "{'attribute':'tags','hasTag':['a']}  | /hasTag: expected a tag id, got [\"a\"]",
                "{'attribute':'tags','hasTag':''}     | /hasTag: expected a tag id: 1 to 255 bytes in UTF-8, got \"\"",
                "{'attribute':'tags','hasAny':'a'}    | /hasAny: expected a list of at least 1 tag, got \"a\"",
                "{'attribute':'tags','hasAny':[]}     | /hasAny: expected a list of at least 1 tag, got []",
                "{'attribute':'tags','hasAll':['a','b','a']} | /hasAll/2: expected each tag once, got \"a\"",
                "{'attribute':'tags','hasAll':['a',1]} | /hasAll/1: expected a tag id, got 1",
                "{'attribute':'tags','hasTag':'a','confidence':0} | /confidence: expected a whole number from 1 to 10000, got 0",
                "{'attribute':'tags','hasTag':'a','confidence':10001} | /confidence: expected a whole number from 1 to 10000, got 10001",
                "{'attribute':'tags','hasTag':'a','confidence':0.6} | /confidence: expected a whole number, got 0.6",
                "{'bucket':'t','of':100,'from':5,'to':5} | /bucket: expected values that fit together, got buckets must be from 0 up to 100, at least one, got 5 to 5",
                "{'bucket':'t','of':0,'from':0,'to':1} | /of: expected a whole number from 1 to 1000000, got 0",
                "{'bucket':'t','of':10,'from':0,'to':11} | /bucket: expected values that fit together, got buckets must be from 0 up to 10, at least one, got 0 to 11",
                "{'bucket':'t','of':10,'to':1}        | /from: expected a whole number, got nothing",
                "{'bucket':'','of':10,'from':0,'to':1} | /bucket: expected a seed: 1 to 255 bytes in UTF-8, got \"\"",
                "{'segment':'vip'}                    | /segment: expected a segment (none is known here), got \"vip\"",
                "{'segment':7}                        | /segment: expected a segment id, got 7",
            })
    void one_fault(String json, String fault) {
        assertThat(faults(json.replace('\'', '"'))).singleElement().hasToString(fault);
    }

    @ParameterizedTest
    @DisplayName("an operator on an attribute of a type that it cannot look at is told what it could be")
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 'between':[1,2]            | between",
                "paid | 'between':[1,2]            | between",
                "tags | 'between':[1,2]            | between",
                "born | 'within':'P7D'             | within",
                "name | 'olderThan':'P7D'          | olderThan",
                "age  | 'withinDays':7,'zone':'Z'  | withinDays",
                "likes | 'olderThanDays':7,'zone':'Z' | olderThanDays",
                "likes | 'hasTag':'a'              | hasTag",
                "name | 'hasAny':['a']             | hasAny",
                "seen | 'hasAll':['a']             | hasAll",
                "spend | 'hasNone':['a']           | hasNone",
                "tags | 'contains':'a'             | contains",
                "tags | 'equals':'a'               | equals",
                "tags | 'sameAs':'likes'           | sameAs",
            })
    void wrong_type(String attribute, String rest, String operator) {
        String json = "{'attribute':'" + attribute + "'," + rest + "}";
        assertThat(faults(json.replace('\'', '"'))).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/" + operator);
            assertThat(fault.expected()).startsWith("an operator for type ").contains("one of ");
            assertThat(fault.expected().split("[ (),]+")).doesNotContain(operator);
            assertThat(fault.got()).isEqualTo("\"" + operator + "\"");
        });
    }

    @Test
    @DisplayName("a segment may be referred to where it exists")
    void segments() {
        Condition condition = Condition.not(Condition.inSegment("vip"));
        Violations violations = new Violations();
        assertThat(condition.check(SCHEMA, Set.of(new SegmentId("vip")), "/when", violations))
                .isEqualTo(condition);
        assertThat(violations.list()).isEmpty();

        assertThat(Condition.parse(condition.toJson(), SCHEMA, Set.of(new SegmentId("vip"))))
                .isEqualTo(condition);

        condition.check(SCHEMA, Set.of(new SegmentId("vips"), new SegmentId("new")), "/when", violations);
        assertThat(violations.list())
                .singleElement()
                .hasToString(
                        "/when/not/segment: expected a segment (one of new, vips), got \"vip\"; did you mean \"vips\"?");
        assertThat(condition.toJson()).isEqualTo("{\"not\":{\"segment\":\"vip\"}}");
    }

    @Test
    @DisplayName("what is no number is no JSON")
    void not_a_number() {
        for (String number : List.of("NaN", "Infinity", "-Infinity", "+1", "01", ".5")) {
            assertThat(faults("{\"attribute\":\"age\",\"between\":[" + number + ",1]}"))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.expected()).isEqualTo("JSON");
                        assertThat(fault.got()).startsWith("line 1, column ");
                    });
        }
    }

    @Test
    @DisplayName("ends of a range that do not compare are refused")
    void ranges() {
        assertThatThrownBy(() -> attribute("a").between(2, 1))
                .hasMessage("ends of \"between\" must be the lower one first, got 2 and 1");
        assertThatThrownBy(() -> attribute("a").between(AttributeValue.of("a"), AttributeValue.of("b")))
                .hasMessage("ends of \"between\" must be of type number, money, instant, date, got text");
        assertThatThrownBy(() -> attribute("a").between(AttributeValue.of(1), AttributeValue.of(LocalDate.EPOCH)))
                .hasMessage("ends of \"between\" must be of one type, money of one currency, got number and date");
        assertThat(attribute("a").between(1, 1).evaluate(KnownFacts.of("a", AttributeValue.of(1))))
                .isEqualTo(Truth.TRUE);
        assertThat(attribute("a").between(1, 3).evaluate(KnownFacts.of("a", AttributeValue.of(3))))
                .isEqualTo(Truth.TRUE);
        assertThat(attribute("a").between(1, 3).evaluate(KnownFacts.of("a", AttributeValue.of(4))))
                .isEqualTo(Truth.FALSE);
        assertThat(attribute("a").between(1, 3).evaluate(KnownFacts.of("a", AttributeValue.of("2"))))
                .isEqualTo(Truth.UNKNOWN);
    }
}
