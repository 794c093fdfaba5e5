package io.communitykit.core.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.communitykit.core.money.Money;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes events as JSON lines, in the form that {@link EventReader} reads: UTF-8, one CloudEvents 1.0 event in
 * structured form a line, each ended by LF. The same event always gives the same bytes: members come in a fixed order,
 * attributes by name, times in UTC, nothing but what JSON demands is escaped. Reading a line gives an equal event
 * again, as long as the line is not longer than the reader allows.
 *
 * <p>Writes through a small buffer; {@link #flush()} or {@link #close()} empties it. Not safe for many threads.
 */
public final class EventWriter implements AutoCloseable, Flushable {

    private final JsonGenerator json;

    private EventWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Makes a writer.
     *
     * @param out takes the lines; closed with the writer
     * @return a writer that has written nothing yet
     */
    public static EventWriter to(OutputStream out) {
        JsonFactory factory = new JsonFactoryBuilder()
                .rootValueSeparator("")
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        try {
            return new EventWriter(factory.createGenerator(out, JsonEncoding.UTF8));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Writes one line.
     *
     * @param event the event
     * @throws UncheckedIOException if writing fails; the last line may then be incomplete
     */
    public void write(CommunityEvent event) {
        try {
            json.writeStartObject();
            json.writeStringField("specversion", Envelope.SPEC_VERSION);
            json.writeStringField("id", event.id().value());
            json.writeStringField("source", event.source().value());
            json.writeStringField("type", event.type().value());
            if (event.subject().isPresent()) {
                json.writeStringField("subject", event.subject().get().value());
            }
            json.writeStringField("time", event.occurredAt().toString());
            if (event.actor().isPresent()) {
                json.writeStringField("actor", event.actor().get().value());
            }
            if (event.beneficiary().isPresent()) {
                json.writeStringField("beneficiary", event.beneficiary().get().value());
            }
            writeData(event.attributes());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void writeData(Map<AttributeName, AttributeValue> attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("data");
        for (Map.Entry<AttributeName, AttributeValue> attribute : attributes.entrySet()) {
            json.writeFieldName(attribute.getKey().value());
            write(attribute.getValue());
        }
        json.writeEndObject();
    }

    private void write(AttributeValue value) throws IOException {
        if (value instanceof AttributeValue.Text text) {
            json.writeString(text.value());
        } else if (value instanceof AttributeValue.Whole whole) {
            json.writeNumber(whole.value());
        } else if (value instanceof AttributeValue.Decimal decimal) {
            json.writeNumber(digits(decimal.value()));
        } else if (value instanceof AttributeValue.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof AttributeValue.Amount amount) {
            write(amount.value());
        } else if (value instanceof AttributeValue.ListOf list) {
            json.writeStartArray();
            for (AttributeValue.Scalar scalar : list.values()) {
                write(scalar);
            }
            json.writeEndArray();
        } else {
            throw new IllegalStateException("not a value that an event carries: " + value.getClass());
        }
    }

    /** A fraction or an exponent in any case, which tells the reader that it is no whole number. */
    private static String digits(BigDecimal number) {
        String text = number.toString();
        boolean whole = text.indexOf('.') < 0 && text.indexOf('E') < 0;
        return whole ? text + ".0" : text;
    }

    private void write(Money money) throws IOException {
        json.writeStartObject();
        json.writeStringField(MoneyReader.AMOUNT, money.amount().toPlainString());
        json.writeStringField(MoneyReader.CURRENCY, money.currency().getCurrencyCode());
        json.writeEndObject();
    }

    /**
     * Hands everything written so far to the stream, and flushes that.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void flush() {
        try {
            json.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Flushes and closes the stream.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("writing events failed", e);
    }
}
