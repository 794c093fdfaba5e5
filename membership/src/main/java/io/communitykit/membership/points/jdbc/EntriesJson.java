package io.communitykit.membership.points.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.Clawback;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The entries of a posting as the JSON array that its row holds, readable for people and for SQL with JSON functions. What is
 * usual is left out: {@code kind} where a rule gave points, {@code asked} where all was applied, the parts of the pot where
 * only {@code available} moved, parts that did not move.
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
        if (entry.kind() != EntryKind.EARN) {
            json.writeStringField("kind", entry.kind().code());
        }
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
        if (!entry.shift().equals(Shift.available(entry.applied()))) {
            write(json, entry.shift());
        }
        if (!entry.lots().isEmpty()) {
            json.writeFieldName("lots");
            SharesJson.write(json, entry.lots());
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
        } else if (limit instanceof Limit.Refund refund) {
            json.writeStringField("clawback", code(refund.way()));
            writeUnless0(json, "expired", refund.expired());
            writeUnless0(json, "offset", refund.offset());
            writeUnless0(json, "lost", refund.lost());
            writeUnless0(json, "forgiven", refund.forgiven());
            if (refund.cash().isPresent()) {
                Money cash = refund.cash().get();
                json.writeNumberField("cash", cash.minor());
                json.writeStringField("cashIn", cash.currency().getCurrencyCode());
            }
        } else if (limit instanceof Limit.Offset offset) {
            json.writeNumberField("offset", offset.points());
        }
    }

    private static void write(JsonGenerator json, Shift shift) throws IOException {
        writeUnless0(json, "available", shift.available());
        writeUnless0(json, "pending", shift.pending());
        writeUnless0(json, "held", shift.held());
        writeUnless0(json, "debt", shift.debt());
    }

    private static void writeUnless0(JsonGenerator json, String name, long number) throws IOException {
        if (number != 0) {
            json.writeNumberField(name, number);
        }
    }

    static List<Entry> read(String text) {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            for (JsonFields fields : JsonFields.readAll(json)) {
                entries.add(entry(fields));
            }
        } catch (IOException | RuntimeException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE, "the entries of a posting cannot be read", e);
        }
        return entries;
    }

    private static Entry entry(JsonFields fields) throws IOException {
        long applied = fields.requiredNumber("applied");
        Optional<String> kind = fields.text("kind");
        return new Entry(
                new CurrencyId(fields.requiredText("currency")),
                kind.isPresent() ? EntryKind.ofCode(kind.get()) : EntryKind.EARN,
                fields.text("rule").map(RuleId::new),
                fields.texts("multipliers").stream().map(RuleId::new).toList(),
                fields.number("asked").orElse(applied),
                applied,
                fields.requiredNumber("balance"),
                limit(fields),
                shift(fields, applied),
                SharesJson.read(fields.objects("lots")));
    }

    private static Shift shift(JsonFields fields, long applied) {
        Shift shift = new Shift(
                fields.numberOr0("available"),
                fields.numberOr0("pending"),
                fields.numberOr0("held"),
                fields.numberOr0("debt"));
        return shift.equals(Shift.NONE) ? Shift.available(applied) : shift;
    }

    private static Optional<Limit> limit(JsonFields fields) throws IOException {
        Optional<String> cap = fields.text("cap");
        if (cap.isPresent()) {
            CapWindow window = new CapWindow(
                    new CapId(cap.get()),
                    CapPeriod.ofCode(fields.requiredText("per")),
                    LocalDate.parse(fields.requiredText("from")));
            return Optional.of(new Limit.Cap(window, fields.requiredNumber("room")));
        }
        Optional<String> way = fields.text("clawback");
        if (way.isPresent()) {
            return Optional.of(new Limit.Refund(
                    clawback(way.get()),
                    fields.numberOr0("expired"),
                    fields.numberOr0("offset"),
                    fields.numberOr0("lost"),
                    fields.numberOr0("forgiven"),
                    cash(fields)));
        }
        Optional<Limit> floor = fields.number("floor").map(Limit.Floor::new);
        return floor.or(() -> fields.number("offset").map(Limit.Offset::new));
    }

    private static Optional<Money> cash(JsonFields fields) throws IOException {
        Optional<Long> minor = fields.number("cash");
        return minor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Money(minor.get(), Currency.getInstance(fields.requiredText("cashIn"))));
    }

    private static String code(Clawback way) {
        return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Clawback clawback(String code) {
        return Clawback.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
