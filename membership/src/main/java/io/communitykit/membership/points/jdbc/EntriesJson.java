package io.communitykit.membership.points.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Limit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a posting as the JSON array that its row holds, readable for people and for SQL with JSON functions.
 * {@code asked} stands only where it differs from {@code applied}.
 */
final class EntriesJson {

    private static final JsonFactory JSON = new JsonFactory();

    private EntriesJson() {}

    static String write(List<Entry> entries) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Entry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", entry.currency().value());
        if (entry.rule().isPresent()) {
            json.writeStringField("rule", entry.rule().get().value());
        }
        if (!entry.multipliers().isEmpty()) {
            json.writeArrayFieldStart("multipliers");
            for (RuleId multiplier : entry.multipliers()) {
                json.writeString(multiplier.value());
            }
            json.writeEndArray();
        }
        json.writeNumberField("applied", entry.applied());
        json.writeNumberField("balance", entry.balance());
        if (entry.limit().isPresent()) {
            json.writeNumberField("asked", entry.asked());
            write(json, entry.limit().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Limit limit) throws IOException {
        if (limit instanceof Limit.Cap cap) {
            json.writeStringField("cap", cap.window().cap().value());
            json.writeStringField("per", cap.window().period().code());
            json.writeStringField("from", cap.window().firstDay().toString());
            json.writeNumberField("room", cap.room());
        } else if (limit instanceof Limit.Floor floor) {
            json.writeNumberField("floor", floor.floor());
        }
    }

    static List<Entry> read(String text) {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                entries.add(readEntry(json));
            }
        } catch (IOException | RuntimeException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "the entries of a posting cannot be read", e);
        }
        return entries;
    }

    private static Entry readEntry(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        List<RuleId> multipliers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> texts.put(name, json.getText());
                case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
                case START_ARRAY -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        multipliers.add(new RuleId(json.getText()));
                    }
                }
                default -> throw new IOException("unexpected " + json.currentToken() + " at " + name);
            }
        }
        return entry(texts, numbers, multipliers);
    }

    private static Entry entry(Map<String, String> texts, Map<String, Long> numbers, List<RuleId> multipliers)
            throws IOException {
        long applied = required(numbers, "applied");
        return new Entry(
                new CurrencyId(required(texts, "currency")),
                Optional.ofNullable(texts.get("rule")).map(RuleId::new),
                multipliers,
                numbers.getOrDefault("asked", applied),
                applied,
                required(numbers, "balance"),
                limit(texts, numbers));
    }

    private static Optional<Limit> limit(Map<String, String> texts, Map<String, Long> numbers) throws IOException {
        if (texts.containsKey("cap")) {
            CapWindow window = new CapWindow(
                    new CapId(required(texts, "cap")),
                    CapPeriod.ofCode(required(texts, "per")),
                    LocalDate.parse(required(texts, "from")));
            return Optional.of(new Limit.Cap(window, required(numbers, "room")));
        }
        return Optional.ofNullable(numbers.get("floor")).map(Limit.Floor::new);
    }

    private static <V> V required(Map<String, V> fields, String name) throws IOException {
        V value = fields.get(name);
        if (value == null) {
            throw new IOException("field " + name + " is missing");
        }
        return value;
    }
}
