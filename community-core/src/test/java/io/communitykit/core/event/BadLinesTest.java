package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines are written with ' for " to be readable. */
class BadLinesTest {

    private static final String GOOD =
            "{'specversion':'1.0','id':'1','source':'shop','type':'order.paid','time':'2024-05-01T08:30:00+08:00'}";

    static Stream<Arguments> members() {
        return Stream.of(
                bad("'data':[1]", "data must be a JSON object, got a list"),
                bad("'data':'{}'", "data must be a JSON object, got text"),
                bad("'data_base64':'AQ=='", "data_base64 is not read. Maybe write data as a JSON object."),
                bad("'subject':null,'subject':'a'", "\"subject\" comes twice"),
                bad("'subject':'a','subject':null", "\"subject\" comes twice"),
                bad("'subject':null,'subject':null", "\"subject\" comes twice"),
                bad("'postKind':null", "\"postKind\" must be an attribute name of a-z and 0-9 only"),
                bad("'subject':7", "subject must be text, got a number"),
                bad("'subject':''", "subject: subject must be 1 to 1000 characters, got 0"),
                bad("'actor':{}", "actor must be text, got an object"),
                bad("'actor':true", "actor must be text, got true"),
                bad("'actor':false", "actor must be text, got false"),
                bad("'actor':''", "actor: member id must be 1 to 255 bytes in UTF-8, got 0 bytes"),
                bad("'actor':'a\\u0000'", "actor must be well-formed text without U+0000, got U+0000 at index 1"),
                bad(
                        "'beneficiary':'\\ud83c'",
                        "beneficiary must be well-formed text without U+0000, got U+D83C at index 0"),
                bad("'id':'2'", "\"id\" comes twice"),
                bad("'data':{},'data':{}", "\"data\" comes twice"),
                bad("'ext':'a','ext':'a'", "\"ext\" comes twice"),
                bad("'ext':{'a':1}", "\"ext\" must be text, a number, true or false, got an object"),
                bad("'ext':[]", "\"ext\" must be text, a number, true or false, got a list"),
                bad("'ext':'\\udf31'", "\"ext\" must be well-formed text without U+0000, got U+DF31 at index 0"),
                bad("'ext':'\\u0000'", "\"ext\" must be well-formed text without U+0000, got U+0000 at index 0"),
                bad("'Ext':'a'", "\"Ext\" must be an attribute name of a-z and 0-9 only"),
                bad("'postKind':'a'", "\"postKind\" must be an attribute name of a-z and 0-9 only"),
                bad("'':'a'", "\"\" must be an attribute name of a-z and 0-9 only"),
                bad("'e\\u0000':'a'", "\"e\\u0000\" must be an attribute name of a-z and 0-9 only"),
                bad(
                        "'datacontenttype':'text/xml'",
                        "datacontenttype: media type must be application/json or one that ends with +json, got text/xml"));
    }

    static Stream<Arguments> data() {
        return Stream.of(
                bad("'a':null", "data.a must not be null. Maybe leave the member out."),
                bad("'a':[1,null]", "data.a[1] must not be null. Maybe leave the member out."),
                bad("'a':[[1]]", "data.a[0] must not be a list within a list"),
                bad("'a':{}", "data.a must be money, an object of the texts amount and currency, got no amount"),
                bad(
                        "'a':{'amount':'1'}",
                        "data.a must be money, an object of the texts amount and currency, got no currency"),
                bad("'a':{'x':1}", "data.a must be money, an object of the texts amount and currency alone, got \"x\""),
                bad(
                        "'a':{'amount':'1','currency':'CNY','x':1}",
                        "data.a must be money, an object of the texts amount and currency alone, got \"x\""),
                bad("'a':{'amount':39.00,'currency':'CNY'}", "data.a.amount must be text, got a number"),
                bad("'a':{'amount':'1','amount':'1','currency':'CNY'}", "data.a.amount comes twice"),
                bad(
                        "'a':{'amount':'1E2','currency':'CNY'}",
                        "data.a: amount must be decimal text such as 39.00, got 1E2"),
                bad(
                        "'a':{'amount':'039','currency':'CNY'}",
                        "data.a: amount must be decimal text such as 39.00, got 039"),
                bad(
                        "'a':{'amount':'39.001','currency':'CNY'}",
                        "data.a: amount in CNY must be a number of at most 2 decimals, got 39.001"),
                bad(
                        "'a':[{'amount':'92233720368547758.08','currency':'CNY'}]",
                        "data.a[0]: amount in CNY of 19 digits leaves the range of a 64-bit integer"),
                bad(
                        "'a':{'amount':'1','currency':'yuan'}",
                        "data.a: currency must be a code of ISO 4217 such as CNY, got yuan"),
                bad("'a':{'amount':'1','currency':'XAU'}", "data.a: currency must be one with a minor unit, got XAU"),
                bad("'a':9223372036854775808", "data.a must fit a 64-bit integer, got \"9223372036854775808\""),
                bad("'a':-9223372036854775809", "data.a must fit a 64-bit integer, got \"-9223372036854775809\""),
                bad("'a':" + "9".repeat(5_000), "data.a must fit a 64-bit integer, got \"" + "9".repeat(60) + "...\""),
                bad(
                        "'a':0." + "1".repeat(5_000),
                        "data.a must be a number of usual size, got \"0." + "1".repeat(58) + "...\""),
                bad("'a':1E99999999999", "data.a must be a number of usual size, got \"1E99999999999\""),
                bad(
                        "'a':1E2000000000",
                        "data.a: decimal attribute must be of at most 100 digits and scale within 100, "
                                + "got 1 digits and scale -2000000000"),
                bad(
                        "'a':'\\u0000'",
                        "data.a: text attribute must be well-formed text without U+0000, got U+0000 at index 0"),
                bad(
                        "'a':'x\\ud83c'",
                        "data.a: text attribute must be well-formed text without U+0000, got U+D83C at index 1"),
                bad("'a':1,'a':1", "data.a comes twice"),
                bad("'a b':1", "data: attribute name must be a match of [A-Za-z][A-Za-z0-9_.-]{0,63}, got a b"),
                bad("'爱':1", "data: attribute name must be a match of [A-Za-z][A-Za-z0-9_.-]{0,63}, got 爱"));
    }

    static Stream<Arguments> times() {
        String malformed =
                "time: event time must be a date and time by RFC 3339, such as 2024-05-01T08:30:00+08:00, got ";
        return Stream.of(
                bad("yesterday", malformed + "yesterday"),
                bad("2024-05-01", malformed + "2024-05-01"),
                bad("2024-02-30T00:00:00Z", malformed + "2024-02-30T00:00:00Z"),
                bad(
                        "2016-12-31T23:59:60Z",
                        "time: event time must be a time with seconds from 00 to 59, not a leap second, got 2016-12-31T23:59:60Z"),
                bad(
                        "0000-12-31T23:59:59Z",
                        "time: event time must be within the years 0001 to 9999, got 0000-12-31T23:59:59Z"));
    }

    static Stream<Arguments> lines() {
        String head = "{'specversion':'1.0','id':'1','source':'s','type':'t'";
        return Stream.of(
                bad("{}", "specversion is missing"),
                bad(head + "}", "time is missing"),
                bad("{'specversion':'1.0'}", "id is missing"),
                bad("{'specversion':'1.0','id':'1'}", "source is missing"),
                bad("{'specversion':'1.0','id':'1','source':'s'}", "type is missing"),
                bad("{'specversion':'0.3'}", "specversion must be \"1.0\", got \"0.3\""),
                bad("{'specversion':1.0}", "specversion must be text, got a number"),
                bad("[" + GOOD + "]", "not a JSON object"),
                bad("'text'", "not a JSON object"),
                bad("17", "not a JSON object"),
                bad("// comment", "not a JSON object"),
                bad("\uFEFF" + GOOD, "not a JSON object"),
                bad(GOOD + GOOD, "something behind the JSON object"),
                bad(GOOD + " x", "something behind the JSON object"),
                bad(GOOD + ",", "something behind the JSON object"),
                bad(GOOD.substring(0, GOOD.length() - 1), "not valid JSON near byte 100, in or behind \"time\""),
                bad(head + ",}", "not valid JSON near byte 55, in or behind \"type\""),
                bad("{id:1}", "not valid JSON near byte 2"),
                bad("{'a':01}", "not valid JSON near byte 6, in or behind \"a\""),
                bad("{'a':NaN}", "not valid JSON near byte 8, in or behind \"a\""),
                bad("{'a':'\t'}", "not valid JSON near byte 7, in or behind \"a\""),
                bad("{'a':'\\x'}", "not valid JSON near byte 8, in or behind \"a\""),
                bad("{'" + "n".repeat(300) + "':1}", "a name longer than 256 bytes near byte 303"));
    }

    private static Arguments bad(String part, String reason) {
        return Arguments.of(part, reason);
    }

    @ParameterizedTest
    @MethodSource("members")
    @DisplayName("a member of the wrong kind is named")
    void namesMembers(String members, String reason) {
        assertReason(GOOD.substring(0, GOOD.length() - 1) + "," + members + "}", reason);
    }

    @ParameterizedTest
    @MethodSource("data")
    @DisplayName("a faulty attribute is named with its place")
    void namesAttributes(String attributes, String reason) {
        assertReason(GOOD.substring(0, GOOD.length() - 1) + ",'data':{" + attributes + "}}", reason);
    }

    @ParameterizedTest
    @MethodSource("times")
    @DisplayName("a time that cannot be kept is shown")
    void showsTimes(String time, String reason) {
        assertReason(GOOD.replace("2024-05-01T08:30:00+08:00", time), reason);
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("a line that is no event says why")
    void saysWhy(String line, String reason) {
        assertReason(line, reason);
    }

    @Test
    @DisplayName("bytes that are not UTF-8 are refused wherever they stand")
    void refusesMalformedUtf8() {
        for (int[] bytes : List.of(
                new int[] {0xC0, 0x80}, // U+0000 in two bytes
                new int[] {0xED, 0xA0, 0xBD}, // a surrogate
                new int[] {0xF4, 0x90, 0x80, 0x80}, // beyond U+10FFFF
                new int[] {0xE7, 0x88}, // cut off
                new int[] {0xFF, 0xFE})) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(quoted("{'ext':'"));
            for (int b : bytes) {
                line.write(b);
            }
            line.writeBytes(quoted("'}"));
            assertThat(reason(line.toByteArray())).isEqualTo("not well-formed UTF-8");
        }
    }

    @Test
    @DisplayName("U+0000 is refused also where it would pass for another encoding")
    void refusesNul() {
        assertThat(reason(quoted("{'a':'\0'}"))).isEqualTo("U+0000 at byte 7");
        assertThat(reason(new byte[] {0, '{', 0, '}'})).isEqualTo("U+0000 at byte 1");
        assertThat(reason(new byte[] {'{', 0, '}', 0})).isEqualTo("U+0000 at byte 2");
    }

    @Test
    @DisplayName("a reason is one line of bounded length, whatever the line holds")
    void boundsReasons() {
        String type = "x\\n\\u202e ".repeat(10_000);
        String reason = reason(quoted(GOOD.replace("order.paid", type)));
        assertThat(reason)
                .startsWith("type: event type must be 1 to 100 printable ASCII characters")
                .doesNotContain("\n");
        assertThat(reason.length()).isLessThan(800);
        assertThat(reason(quoted("{'specversion':'" + "🌱".repeat(100) + "'}")))
                .isEqualTo("specversion must be \"1.0\", got \"" + "🌱".repeat(60) + "...\"");
    }

    private static void assertReason(String line, String reason) {
        assertThat(reason(quoted(line))).isEqualTo(reason);
    }

    /** The line stands between two good ones, which must be read whatever it is. */
    private static String reason(byte[] line) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(quoted(GOOD + "\n"));
        text.writeBytes(line);
        text.writeBytes(quoted("\n" + GOOD + "\n"));
        List<EventLine.Bad> bad = new ArrayList<>();
        try (EventReader reader = EventReader.builder(new ByteArrayInputStream(text.toByteArray()))
                .onBadLine(BadLines.REPORT)
                .build()) {
            assertThat(reader.forEach(event -> {}, bad::add)).isEqualTo(2);
        }
        assertThat(bad).hasSize(1);
        assertThat(bad.get(0).number()).isEqualTo(2);
        return bad.get(0).reason();
    }

    private static byte[] quoted(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
