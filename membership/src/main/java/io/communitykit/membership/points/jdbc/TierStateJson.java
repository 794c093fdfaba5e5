package io.communitykit.membership.points.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a place on a ladder holds beside the columns of its row, as one JSON object. Instants are microseconds, as in the
 * columns. What is empty is left out. The tally is a sum {@code base} and pairs of day and sum, see {@link TallyText}.
 */
final class TierStateJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> FIELDS = Set.of(
            "counts",
            "climbedOn",
            "from",
            "joined",
            "period",
            "reviewAt",
            "graceSince",
            "graceUntil",
            "warned",
            "locks",
            "base",
            "days");
    private static final Set<String> LOCK_FIELDS = Set.of("source", "id", "tier", "hold", "reason", "until");

    private TierStateJson() {}

    static String write(TierState place) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("counts", place.counts());
            json.writeNumberField("climbedOn", Timestamps.toMicros(place.climbedOn()));
            json.writeNumberField("from", place.from());
            json.writeStringField("joined", place.joined().toString());
            json.writeStringField("period", place.period().toString());
            write(json, "reviewAt", place.reviewAt());
            if (place.grace().isPresent()) {
                json.writeStringField("graceSince", place.grace().get().since().toString());
                write(json, "graceUntil", Optional.of(place.grace().get().until()));
            }
            write(json, "warned", place.warned());
            write(json, place.locks());
            json.writeNumberField("base", place.tally().base());
            if (place.tally().size() > 0) {
                json.writeStringField("days", TallyText.days(place.tally()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, List<TierLock> locks) throws IOException {
        if (locks.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("locks");
        for (TierLock lock : locks) {
            json.writeStartObject();
            json.writeStringField("source", lock.key().source().value());
            json.writeStringField("id", lock.key().id().value());
            json.writeStringField("tier", lock.tier().value());
            json.writeStringField("hold", code(lock.hold()));
            json.writeStringField("reason", lock.reason().value());
            write(json, "until", lock.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Optional<Instant> instant) throws IOException {
        if (instant.isPresent()) {
            json.writeNumberField(name, Timestamps.toMicros(instant.get()));
        }
    }

    /** The place without what the row has columns for. */
    static TierState read(
            String text, Optional<TierId> tier, Optional<TierId> climbed, Instant since, Optional<Instant> dueAt) {
        try (JsonParser json = JSON.createParser(text)) {
            JsonFields fields = JsonFields.read(json);
            JsonFields.requireEnd(json);
            fields.requireOnly(FIELDS);
            return new TierState(
                    fields.requiredText("counts"),
                    tier,
                    climbed,
                    since,
                    Timestamps.ofMicros(fields.requiredNumber("climbedOn")),
                    fields.requiredNumber("from"),
                    LocalDate.parse(fields.requiredText("joined")),
                    LocalDate.parse(fields.requiredText("period")),
                    fields.number("reviewAt").map(Timestamps::ofMicros),
                    grace(fields),
                    fields.number("warned").map(Timestamps::ofMicros),
                    locks(fields.objects("locks")),
                    TallyText.tally(fields.requiredNumber("base"), fields.text("days")),
                    dueAt);
        } catch (IOException | RuntimeException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE, "a member's place on a ladder cannot be read", e);
        }
    }

    private static Optional<TierState.Grace> grace(JsonFields fields) throws IOException {
        if (fields.text("graceSince").isEmpty() && fields.number("graceUntil").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TierState.Grace(
                LocalDate.parse(fields.requiredText("graceSince")),
                Timestamps.ofMicros(fields.requiredNumber("graceUntil"))));
    }

    private static List<TierLock> locks(List<JsonFields> objects) throws IOException {
        List<TierLock> locks = new ArrayList<>(objects.size());
        for (JsonFields fields : objects) {
            fields.requireOnly(LOCK_FIELDS);
            locks.add(new TierLock(
                    new IdempotencyKey(
                            new EventSource(fields.requiredText("source")), new EventId(fields.requiredText("id"))),
                    new TierId(fields.requiredText("tier")),
                    hold(fields.requiredText("hold")),
                    new Reason(fields.requiredText("reason")),
                    fields.number("until").map(Timestamps::ofMicros)));
        }
        return locks;
    }

    private static String code(TierLock.Hold hold) {
        return hold.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static TierLock.Hold hold(String code) {
        return TierLock.Hold.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
