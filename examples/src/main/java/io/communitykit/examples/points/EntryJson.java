package io.communitykit.examples.points;

import com.fasterxml.jackson.core.JsonGenerator;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes entries and what lots are like.
 *
 * @param json takes them
 * @param times how times are written
 */
record EntryJson(JsonGenerator json, ProgramTimes times) {

    void writeAll(List<Entry> entries) throws IOException {
        json.writeArrayFieldStart("entries");
        for (Entry entry : entries) {
            write(entry);
        }
        json.writeEndArray();
    }

    private void write(Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", entry.currency().value());
        json.writeStringField("kind", entry.kind().code());
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
        json.writeNumberField("asked", entry.asked());
        json.writeNumberField("applied", entry.applied());
        json.writeNumberField("balance", entry.balance());
        if (entry.limit().isPresent()) {
            json.writeObjectFieldStart("limit");
            write(entry.limit().get());
            json.writeEndObject();
        }
        write(entry.shift());
        write(entry.lots());
        json.writeEndObject();
    }

    private void write(Shift shift) throws IOException {
        json.writeObjectFieldStart("moved");
        json.writeNumberField("available", shift.available());
        json.writeNumberField("pending", shift.pending());
        json.writeNumberField("held", shift.held());
        json.writeNumberField("debt", shift.debt());
        json.writeEndObject();
    }

    private void write(Limit limit) throws IOException {
        if (limit instanceof Limit.Cap cap) {
            json.writeStringField("cap", cap.window().cap().value());
            json.writeStringField("per", cap.window().period().code());
            json.writeStringField("from", cap.window().firstDay().toString());
            json.writeNumberField("room", cap.room());
        } else if (limit instanceof Limit.Floor floor) {
            json.writeNumberField("floor", floor.floor());
        } else if (limit instanceof Limit.Refund refund) {
            json.writeStringField(
                    "clawback", refund.way().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeNumberField("expired", refund.expired());
            json.writeNumberField("offset", refund.offset());
            json.writeNumberField("lost", refund.lost());
            json.writeNumberField("forgiven", refund.forgiven());
            if (refund.cash().isPresent()) {
                write("cash", refund.cash().get());
            }
        } else if (limit instanceof Limit.Offset offset) {
            json.writeNumberField("offset", offset.points());
        }
    }

    void write(String name, Money money) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("amount", money.amount().toPlainString());
        json.writeStringField("currency", money.currency().getCurrencyCode());
        json.writeEndObject();
    }

    void write(List<LotShare> shares) throws IOException {
        if (shares.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("lots");
        for (LotShare share : shares) {
            json.writeStartObject();
            json.writeStringField("lot", share.lot().toString());
            json.writeNumberField("points", share.points());
            write(share.terms());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Within an object. */
    void write(LotTerms terms) throws IOException {
        json.writeStringField("earnedAt", times.of(terms.earnedAt()));
        if (terms.state() instanceof LotState.Pending pending) {
            json.writeStringField("activeFrom", times.of(pending.from()));
        } else if (terms.state() instanceof LotState.Waiting waiting) {
            json.writeStringField("waitsFor", waiting.event().value());
            json.writeStringField("waitsUntil", times.of(waiting.cancelAt()));
        }
        if (terms.expiry() instanceof LotExpiry.At at) {
            json.writeStringField("expiresAt", times.of(at.at()));
        } else if (terms.expiry() instanceof LotExpiry.Inactive) {
            json.writeBooleanField("expiresWithInactivity", true);
        }
        if (terms.firstLost().isPresent()) {
            json.writeStringField("firstLostAt", times.of(terms.firstLost().get()));
        }
    }
}
