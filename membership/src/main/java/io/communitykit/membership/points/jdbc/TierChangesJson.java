package io.communitykit.membership.points.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a posting did to tiers as the JSON array that its row holds, readable for people and for SQL with JSON functions.
 * Instants are microseconds, as in the columns. No tier, no threshold and no end are left out; a posting that did nothing to
 * tiers holds no text at all.
 */
final class TierChangesJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> FIELDS =
            Set.of("ladder", "kind", "from", "to", "tier", "value", "threshold", "until", "policy");

    private TierChangesJson() {}

    static @Nullable String write(List<TierChange> changes) {
        if (changes.isEmpty()) {
            return null;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (TierChange change : changes) {
                write(json, change);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, TierChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("ladder", change.ladder().value());
        json.writeStringField("kind", change.kind().code());
        write(json, "from", change.from());
        write(json, "to", change.to());
        write(json, "tier", change.tier());
        json.writeNumberField("value", change.value());
        if (change.threshold().isPresent()) {
            json.writeNumberField("threshold", change.threshold().getAsLong());
        }
        if (change.until().isPresent()) {
            json.writeNumberField("until", Timestamps.toMicros(change.until().get()));
        }
        json.writeStringField("policy", change.policy().value());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Optional<TierId> tier) throws IOException {
        if (tier.isPresent()) {
            json.writeStringField(name, tier.get().value());
        }
    }

    static List<TierChange> read(Optional<String> text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<TierChange> changes = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text.get())) {
            for (JsonFields fields : JsonFields.readAll(json)) {
                changes.add(change(fields));
            }
            JsonFields.requireEnd(json);
        } catch (IOException | RuntimeException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE, "the tier changes of a posting cannot be read", e);
        }
        return changes;
    }

    private static TierChange change(JsonFields fields) throws IOException {
        fields.requireOnly(FIELDS);
        Optional<Long> threshold = fields.number("threshold");
        return new TierChange(
                new LadderId(fields.requiredText("ladder")),
                TierChange.Kind.ofCode(fields.requiredText("kind")),
                fields.text("from").map(TierId::new),
                fields.text("to").map(TierId::new),
                fields.text("tier").map(TierId::new),
                fields.requiredNumber("value"),
                threshold.isPresent() ? OptionalLong.of(threshold.get()) : OptionalLong.empty(),
                fields.number("until").map(Timestamps::ofMicros),
                new PolicyVersion(fields.requiredText("policy")));
    }
}
