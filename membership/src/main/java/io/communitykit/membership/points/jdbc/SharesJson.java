package io.communitykit.membership.points.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares of lots as a JSON array. Instants are microseconds, as in the columns. Nothing is said of a lot that is active, or
 * that never expires.
 */
final class SharesJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String INACTIVE = "inactive";

    private SharesJson() {}

    static String write(List<LotShare> shares) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, shares);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, List<LotShare> shares) throws IOException {
        json.writeStartArray();
        for (LotShare share : shares) {
            json.writeStartObject();
            json.writeStringField("lot", share.lot().toString());
            json.writeNumberField("points", share.points());
            write(json, share.terms());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, LotTerms terms) throws IOException {
        write(json, "earned", terms.earnedAt());
        if (terms.state() instanceof LotState.Pending pending) {
            write(json, "from", pending.from());
        } else if (terms.state() instanceof LotState.Waiting waiting) {
            json.writeStringField("waits", waiting.event().value());
            write(json, "cancel", waiting.cancelAt());
            json.writeStringField("then", waiting.then().code());
        }
        if (terms.expiry() instanceof LotExpiry.At expiry) {
            write(json, "expires", expiry.at());
        } else if (terms.expiry() instanceof LotExpiry.Inactive) {
            json.writeStringField("expires", INACTIVE);
        }
        if (terms.firstLost().isPresent()) {
            write(json, "lost", terms.firstLost().get());
        }
    }

    private static void write(JsonGenerator json, String name, Instant instant) throws IOException {
        json.writeNumberField(name, Timestamps.toMicros(instant));
    }

    static List<LotShare> read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            return read(JsonFields.readAll(json));
        } catch (IOException | RuntimeException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_UNREADABLE, "the shares of a hold cannot be read", e);
        }
    }

    static List<LotShare> read(List<JsonFields> objects) throws IOException {
        List<LotShare> shares = new ArrayList<>(objects.size());
        for (JsonFields fields : objects) {
            shares.add(new LotShare(lot(fields.requiredText("lot")), fields.requiredNumber("points"), terms(fields)));
        }
        return shares;
    }

    private static LotTerms terms(JsonFields fields) throws IOException {
        return new LotTerms(
                Timestamps.ofMicros(fields.requiredNumber("earned")),
                state(fields),
                expiry(fields),
                fields.number("lost").map(Timestamps::ofMicros));
    }

    private static LotId lot(String text) throws IOException {
        int point = text.indexOf('.');
        if (point < 0) {
            throw new IOException("no lot: " + text);
        }
        return new LotId(Long.parseLong(text.substring(0, point)), Integer.parseInt(text.substring(point + 1)));
    }

    private static LotState state(JsonFields fields) throws IOException {
        Optional<String> waits = fields.text("waits");
        if (waits.isPresent()) {
            return new LotState.Waiting(
                    new EventType(waits.get()),
                    Timestamps.ofMicros(fields.requiredNumber("cancel")),
                    ExpiryRule.ofCode(fields.requiredText("then")));
        }
        Optional<Long> from = fields.number("from");
        return from.isPresent() ? new LotState.Pending(Timestamps.ofMicros(from.get())) : LotState.Active.INSTANCE;
    }

    private static LotExpiry expiry(JsonFields fields) throws IOException {
        Optional<Long> at = fields.number("expires");
        if (at.isPresent()) {
            return new LotExpiry.At(Timestamps.ofMicros(at.get()));
        }
        Optional<String> word = fields.text("expires");
        if (word.isEmpty()) {
            return LotExpiry.Never.INSTANCE;
        } else if (word.get().equals(INACTIVE)) {
            return LotExpiry.Inactive.INSTANCE;
        }
        throw new IOException("no expiry: " + word.get());
    }
}
