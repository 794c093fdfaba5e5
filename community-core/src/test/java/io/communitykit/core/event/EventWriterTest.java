package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWriterTest {

    private static final IdempotencyKey KEY = new IdempotencyKey(new EventSource("shop"), new EventId("17"));
    private static final Instant AT = Instant.parse("2024-05-01T00:30:00.123456Z");

    @Test
    @DisplayName("an event with everything is written in a fixed order, to the byte")
    void writesEverything() {
        CommunityEvent event = CommunityEvent.builder(KEY, EventType.CONTENT_LIKED, AT)
                .actor(new MemberId("alice"))
                .beneficiary(new MemberId("爱丽丝"))
                .subject(new Subject("post-1"))
                .with("title", AttributeValue.of("\"爱\\🌱\"/\u0001\u001F\u007F\u2028\b\t\n\f\r"))
                .with("amount", AttributeValue.of(new Money(3900, Currency.getInstance("CNY"))))
                .with("yen", AttributeValue.of(new Money(-39, Currency.getInstance("JPY"))))
                .with("count", AttributeValue.of(Long.MIN_VALUE))
                .with("sound", AttributeValue.of(false))
                .with(
                        "tags",
                        new AttributeValue.ListOf(
                                List.of(AttributeValue.of(""), AttributeValue.of(1), AttributeValue.of(true))))
                .with("none", new AttributeValue.ListOf(List.of()))
                .build();
        assertThat(line(event))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"17\",\"source\":\"shop\",\"type\":\"content.liked\","
                        + "\"subject\":\"post-1\",\"time\":\"2024-05-01T00:30:00.123456Z\",\"actor\":\"alice\","
                        + "\"beneficiary\":\"爱丽丝\",\"data\":{"
                        + "\"amount\":{\"amount\":\"39.00\",\"currency\":\"CNY\"},\"count\":-9223372036854775808,"
                        + "\"none\":[],\"sound\":false,\"tags\":[\"\",1,true],"
                        + "\"title\":\"\\\"爱\\\\🌱\\\"/\\u0001\\u001F\u007F\u2028\\b\\t\\n\\f\\r\","
                        + "\"yen\":{\"amount\":\"-39\",\"currency\":\"JPY\"}}}\n");
    }

    @Test
    @DisplayName("what an event does not have is left out")
    void leavesOut() {
        CommunityEvent event = CommunityEvent.builder(KEY, EventType.MEMBER_REGISTERED, Instant.EPOCH)
                .build();
        assertThat(line(event))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"17\",\"source\":\"shop\",\"type\":\"member.registered\","
                        + "\"time\":\"1970-01-01T00:00:00Z\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5.0",
        "-5.00, -5.0",
        "0, 0.0",
        "0.000, 0.0",
        "1.50, 1.5",
        "100, 1E+2",
        "0.0000001, 1E-7",
        "12345678901234567890123, 12345678901234567890123.0",
        "1E+100, 1E+100",
        "1E-100, 1E-100"
    })
    @DisplayName("a decimal always shows a fraction or an exponent, so that it is read as a decimal again")
    void writesDecimals(BigDecimal number, String written) {
        CommunityEvent event = CommunityEvent.builder(KEY, EventType.MEMBER_REGISTERED, Instant.EPOCH)
                .with("n", AttributeValue.of(number))
                .build();
        assertThat(line(event)).endsWith("\"data\":{\"n\":" + written + "}}\n");
        assertThat(read(line(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
        "2024-05-01T00:30:00.100Z, 2024-05-01T00:30:00.100Z",
        "2024-05-01T00:30:00.000001Z, 2024-05-01T00:30:00.000001Z",
        "2024-05-01T08:30:00+08:00, 2024-05-01T00:30:00Z"
    })
    @DisplayName("times are written in UTC, with 0, 3 or 6 digits of a second")
    void writesTimes(String time, String written) {
        CommunityEvent event = CommunityEvent.builder(
                        KEY,
                        EventType.MEMBER_REGISTERED,
                        OffsetDateTime.parse(time).toInstant())
                .build();
        assertThat(line(event)).endsWith("\"time\":\"" + written + "\"}\n");
        assertThat(read(line(event))).isEqualTo(event);
    }

    @Test
    @DisplayName("long texts come through whole, wherever a surrogate pair meets the edge of a buffer")
    void writesLongTexts() {
        for (int shift = 0; shift < 8; shift++) {
            CommunityEvent event = CommunityEvent.builder(KEY, EventType.MEMBER_REGISTERED, AT)
                    .with("text", AttributeValue.of("a".repeat(shift) + "🌱爱".repeat(20_000)))
                    .build();
            assertThat(read(line(event))).isEqualTo(event);
        }
    }

    @Test
    @DisplayName("a line of another form is brought into this one")
    void bringsIntoForm() {
        CommunityEvent event =
                read("""
                  { "time":"2024-05-01t08:30:00.0+08:00", "data":{"b":1.50,"a":-0,"c":1e2,"d":"\\u7231\\ud83c\\udf31"},
                """.strip() + "\"traceid\":\"x\",\"datacontenttype\":\"application/json\",\"type\":\"t\","
                        + "\"source\":\"shop\",\"id\":\"17\",\"specversion\":\"1.0\"} \r\n");
        String written = line(event);
        assertThat(written)
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"17\",\"source\":\"shop\",\"type\":\"t\","
                        + "\"time\":\"2024-05-01T00:30:00Z\",\"data\":{\"a\":0,\"b\":1.5,\"c\":1E+2,\"d\":\"爱🌱\"}}\n");
        assertThat(line(read(written))).isEqualTo(written);
    }

    @Test
    @DisplayName("flush hands over all that was written; close closes")
    void flushesAndCloses() throws IOException {
        boolean[] closed = {false};
        try (ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        }) {
            EventWriter writer = EventWriter.to(out);
            writer.write(
                    CommunityEvent.builder(KEY, EventType.MEMBER_REGISTERED, AT).build());
            writer.flush();
            assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
            assertThat(closed[0]).isFalse();
            writer.close();
            assertThat(closed[0]).isTrue();
        }
    }

    @Test
    @DisplayName("a full disk is told")
    void tellsFailures() throws IOException {
        try (OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        }) {
            EventWriter writer = EventWriter.to(full);
            writer.write(
                    CommunityEvent.builder(KEY, EventType.MEMBER_REGISTERED, AT).build());
            assertThatThrownBy(writer::flush)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("writing events failed")
                    .hasRootCauseMessage("no space left on device");
        }
    }

    private static String line(CommunityEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EventWriter writer = EventWriter.to(out)) {
            writer.write(event);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CommunityEvent read(String line) {
        try (EventReader reader = EventReader.builder(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                .build()) {
            return ((EventLine.Event) reader.next().orElseThrow()).event();
        }
    }
}
