package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lines are written with ' for " to be readable. */
class EventReaderTest {

    private static final String GOOD =
            "{'specversion':'1.0','id':'1','source':'shop','type':'order.paid','time':'2024-05-01T08:30:00+08:00'}";

    @Test
    @DisplayName("every member and every kind of value is read")
    void readsEverything() {
        CommunityEvent event = event("{'specversion':'1.0','id':'o-1','source':'/shop','type':'order.paid',"
                + "'subject':'order/1','time':'2024-05-01T08:30:00.1234567+08:00','actor':'爱丽丝🌱','beneficiary':'bob',"
                + "'datacontenttype':'application/json; charset=utf-8','dataschema':'https://example.com/schema',"
                + "'traceparent':'00-ab','sampled':true,'rate':3,"
                + "'data':{'amount':{'amount':'39.00','currency':'CNY'},'refund':{'currency':'JPY','amount':'-500'},"
                + "'note':'\\u7231\\ud83c\\udf31','count':-7,'weight':1.50,'big':1E2,'gift':false,"
                + "'tags':['a',1,2.5,true,{'amount':'1','currency':'CNY'}],'none':[]}}");

        assertThat(event.key()).hasToString("/shop/o-1");
        assertThat(event.type()).isEqualTo(EventType.ORDER_PAID);
        assertThat(event.subject()).contains(new Subject("order/1"));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2024-05-01T00:30:00.123456Z"));
        assertThat(event.actor()).contains(new MemberId("爱丽丝🌱"));
        assertThat(event.beneficiary()).contains(new MemberId("bob"));
        Currency yuan = Currency.getInstance("CNY");
        assertThat(event.attributes())
                .hasSize(9)
                .containsEntry(new AttributeName("amount"), AttributeValue.of(new Money(3900, yuan)))
                .containsEntry(
                        new AttributeName("refund"), AttributeValue.of(new Money(-500, Currency.getInstance("JPY"))))
                .containsEntry(new AttributeName("note"), AttributeValue.of("爱🌱"))
                .containsEntry(new AttributeName("count"), AttributeValue.of(-7))
                .containsEntry(new AttributeName("weight"), AttributeValue.of(new BigDecimal("1.5")))
                .containsEntry(new AttributeName("big"), AttributeValue.of(new BigDecimal("100")))
                .containsEntry(new AttributeName("gift"), AttributeValue.of(false))
                .containsEntry(new AttributeName("none"), new AttributeValue.ListOf(List.of()))
                .containsEntry(
                        new AttributeName("tags"),
                        new AttributeValue.ListOf(List.of(
                                AttributeValue.of("a"),
                                AttributeValue.of(1),
                                AttributeValue.of(new BigDecimal("2.5")),
                                AttributeValue.of(true),
                                AttributeValue.of(new Money(100, yuan)))));
    }

    @Test
    @DisplayName("null is the same as a member that is left out")
    void nullIsUnset() {
        CommunityEvent plain = event(with("'ext':'a'"));

        assertThat(event(with("'subject':null,'actor':null,'data':null,'ext':null,'datacontenttype':null")))
                .isEqualTo(plain);
        assertThat(lines(quoted(GOOD.replace("'id':'1'", "'id':null"))))
                .containsExactly(new EventLine.Bad(1, "id is missing"));
    }

    @Test
    @DisplayName("a decimal never goes through a double")
    void decimalsAreExact() {
        CommunityEvent event = event(with("'data':{'n':0.1234567890123456789012345678901234567890}"));
        assertThat(event.attribute(new AttributeName("n")))
                .contains(AttributeValue.of(new BigDecimal("0.123456789012345678901234567890123456789")));
    }

    @Test
    @DisplayName(
            "a byte order mark, CR LF, blank lines and a last line without end are accepted; every line is counted")
    void acceptsWhatEditorsLeaveBehind() {
        String text = "\uFEFF" + GOOD + "\r\n\r\n \t \n" + GOOD + "\n\n" + "x\n" + GOOD;
        assertThat(lines(quoted(text))).extracting(EventLine::number).containsExactly(1L, 4L, 6L, 7L);
        assertThat(lines(quoted(text)).get(2)).isEqualTo(new EventLine.Bad(6, "not a JSON object"));
        assertThat(lines(new byte[0])).isEmpty();
        assertThat(lines(quoted("\uFEFF"))).isEmpty();
        assertThat(lines(quoted("\r\n\n \n"))).isEmpty();
    }

    @Test
    @DisplayName("an explicit media type may be any that is JSON")
    void acceptsJsonMediaTypes() {
        for (String type : List.of("application/json", "Application/JSON;charset=utf-8", "application/vnd.shop+json")) {
            assertThat(event(with("'datacontenttype':'" + type + "'")).id().value())
                    .isEqualTo("1");
        }
    }

    @Test
    @DisplayName("told to stop, the reader throws with the number of the line and the reason, and can go on behind it")
    void stops() {
        try (EventReader reader = EventReader.builder(
                        new ByteArrayInputStream(quoted("\n" + GOOD + "\n[1]\n" + GOOD + "\n")))
                .build()) {
            assertThat(reader.next()).map(EventLine::number).contains(2L);
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(InvalidEventException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.EVENT_INVALID);
                        assertThat(e.bad()).isEqualTo(new EventLine.Bad(3, "not a JSON object"));
                    })
                    .hasMessage("line 3: not a JSON object");
            assertThat(reader.next()).map(EventLine::number).contains(4L);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    @DisplayName("told to report, the reader hands out events and bad lines in order and counts the events")
    void reports() {
        List<CommunityEvent> events = new ArrayList<>();
        List<EventLine.Bad> bad = new ArrayList<>();
        try (EventReader reader = EventReader.builder(
                        new ByteArrayInputStream(quoted(GOOD + "\nnull\n" + GOOD + "\n{\n")))
                .onBadLine(BadLines.REPORT)
                .build()) {
            assertThat(reader.forEach(events::add, bad::add)).isEqualTo(2);
        }
        assertThat(events).hasSize(2);
        assertThat(bad).extracting(EventLine.Bad::number).containsExactly(2L, 4L);
    }

    @Test
    @DisplayName("a line as long as allowed is read, one byte more is not; its end does not count")
    void boundsLines() {
        int length = quoted(GOOD).length;
        for (String end : List.of("\n", "\r\n", "")) {
            assertThat(bounded(length, GOOD + end)).allMatch(EventLine.Event.class::isInstance);
            assertThat(bounded(length, "\uFEFF" + GOOD + end)).allMatch(EventLine.Event.class::isInstance);
            assertThat(bounded(length - 1, GOOD + end))
                    .containsExactly(new EventLine.Bad(1, "longer than the " + (length - 1) + " bytes allowed"));
        }
        assertThat(bounded(3, "    \n\n   \n"))
                .containsExactly(new EventLine.Bad(1, "longer than the 3 bytes allowed"));
        assertThatThrownBy(
                        () -> EventReader.builder(InputStream.nullInputStream()).maxLineBytes(0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("maxLineBytes must be 1 to 268435456, got 0");
    }

    @Test
    @DisplayName("a failure to read is told with the last line that was read")
    void tellsFailures() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        try (EventReader reader = EventReader.builder(
                        new SequenceInputStream(new ByteArrayInputStream(quoted(GOOD + "\n" + GOOD)), broken))
                .build()) {
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("reading failed after line 1")
                    .hasRootCauseMessage("connection reset");
        }
    }

    @Test
    @DisplayName("closing the reader closes the stream, and tells a failure")
    void closes() {
        EventReader reader = EventReader.builder(new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public void close() throws IOException {
                        throw new IOException("closed twice");
                    }
                })
                .build();
        assertThatThrownBy(reader::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("closing failed after line 0")
                .hasRootCauseMessage("closed twice");
    }

    private static String with(String members) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + members + "}";
    }

    private static CommunityEvent event(String line) {
        try (EventReader reader =
                EventReader.builder(new ByteArrayInputStream(quoted(line))).build()) {
            return ((EventLine.Event) reader.next().orElseThrow()).event();
        }
    }

    private static List<EventLine> lines(byte[] bytes) {
        return all(EventReader.builder(new ByteArrayInputStream(bytes)));
    }

    private static List<EventLine> bounded(int maxLineBytes, String text) {
        return all(EventReader.builder(new ByteArrayInputStream(quoted(text))).maxLineBytes(maxLineBytes));
    }

    private static List<EventLine> all(EventReader.Builder builder) {
        List<EventLine> lines = new ArrayList<>();
        try (EventReader reader = builder.onBadLine(BadLines.REPORT).build()) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static byte[] quoted(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
