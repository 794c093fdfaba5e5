package io.communitykit.examples.points;

import com.fasterxml.jackson.core.JsonGenerator;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes where a member stands on ladders, and what became of that.
 *
 * @param json takes it
 * @param times how times are written
 */
record TierJson(JsonGenerator json, ProgramTimes times) {

    void writeAll(Map<LadderId, TierState> places) throws IOException {
        json.writeArrayFieldStart("tiers");
        for (Map.Entry<LadderId, TierState> place : places.entrySet()) {
            write(place.getKey(), place.getValue());
        }
        json.writeEndArray();
    }

    private void write(LadderId ladder, TierState place) throws IOException {
        json.writeStartObject();
        json.writeStringField("ladder", ladder.value());
        write("tier", place.tier());
        write("climbed", place.climbed());
        json.writeStringField("since", times.of(place.since()));
        json.writeStringField("climbedOn", times.of(place.climbedOn()));
        json.writeStringField("joined", place.joined().toString());
        writeAt("reviewAt", place.reviewAt());
        writeAt("graceUntil", place.grace().map(TierState.Grace::until));
        writeAt("warnedOf", place.warned());
        if (!place.locks().isEmpty()) {
            json.writeArrayFieldStart("locks");
            for (TierLock lock : place.locks()) {
                write(lock);
            }
            json.writeEndArray();
        }
        write(place.counts(), place.tally());
        json.writeEndObject();
    }

    private void write(TierLock lock) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", lock.key().source().value());
        json.writeStringField("id", lock.key().id().value());
        json.writeStringField("tier", lock.tier().value());
        json.writeStringField("hold", word(lock.hold()));
        json.writeStringField("reason", lock.reason().value());
        writeAt("until", lock.until());
        json.writeEndObject();
    }

    private void write(String counts, Tally tally) throws IOException {
        if (counts.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("counted");
        json.writeStringField("what", counts);
        json.writeNumberField("sum", tally.base());
        if (tally.size() > 0) {
            json.writeObjectFieldStart("days");
            for (int i = 0; i < tally.size(); i++) {
                json.writeNumberField(tally.day(i).toString(), tally.sum(i));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** What a posting did to tiers; nothing if it did nothing. */
    void writeAll(List<TierChange> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tiers");
        for (TierChange change : changes) {
            json.writeStartObject();
            json.writeStringField("ladder", change.ladder().value());
            json.writeStringField("kind", change.kind().code());
            write("from", change.from());
            write("to", change.to());
            write("tier", change.tier());
            json.writeNumberField("value", change.value());
            if (change.threshold().isPresent()) {
                json.writeNumberField("threshold", change.threshold().getAsLong());
            }
            writeAt("until", change.until());
            json.writeStringField("edition", change.policy().value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(String name, Optional<TierId> tier) throws IOException {
        if (tier.isPresent()) {
            json.writeStringField(name, tier.get().value());
        }
    }

    private void writeAt(String name, Optional<Instant> instant) throws IOException {
        if (instant.isPresent()) {
            json.writeStringField(name, times.of(instant.get()));
        }
    }

    private static String word(TierLock.Hold hold) {
        return hold.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
