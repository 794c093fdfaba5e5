package io.communitykit.examples.points;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.books.MemberExport;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Writes what a program keeps of a member as one JSON object. Points are whole numbers of up to 64 bits; money is written as
 * events carry it, an exact decimal as text; times are ISO 8601 with the offset of the program's zone. Optional fields are
 * left out where there is nothing to say. Digests, which only serve to tell repeats apart, are left out too.
 */
final class MemberJson {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final PointsProgram program;
    private final ProgramTimes times;
    private final EntryJson entries;
    private final TierJson tiers;

    private MemberJson(JsonGenerator json, PointsProgram program) {
        this.json = json;
        this.program = program;
        this.times = new ProgramTimes(program.zone());
        this.entries = new EntryJson(json, times);
        this.tiers = new TierJson(json, times);
    }

    static void write(Writer out, PointsProgram program, MemberExport export) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            new MemberJson(json, program).write(export);
            json.writeRaw('\n');
        }
    }

    private void write(MemberExport export) throws IOException {
        json.writeStartObject();
        json.writeStringField("member", export.account().member().value());
        json.writeStringField("program", export.account().program().value());
        json.writeStringField("zone", program.zone().getId());
        json.writeStringField("at", times.of(export.at()));
        json.writeArrayFieldStart("balances");
        for (var pot : export.pots().entrySet()) {
            write(pot.getKey(), pot.getValue());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lots");
        for (Lot lot : export.lots()) {
            write(lot);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("holds");
        for (Hold hold : export.holds()) {
            write(hold);
        }
        json.writeEndArray();
        tiers.writeAll(export.tiers());
        write("postings", export.postings());
        write("due", export.due());
        json.writeEndObject();
    }

    private void write(CurrencyId currency, Pot pot) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", currency.value());
        json.writeNumberField("balance", pot.balance());
        json.writeNumberField("available", pot.available());
        json.writeNumberField("pending", pot.pending());
        json.writeNumberField("held", pot.held());
        json.writeNumberField("debt", pot.debt());
        json.writeNumberField("earned", pot.earned());
        json.writeNumberField("spent", pot.spent());
        if (pot.lapsesAt().isPresent()) {
            json.writeStringField("lapsesAt", times.of(pot.lapsesAt().get()));
        }
        if (pot.lapsedAt().isPresent()) {
            json.writeStringField("lapsedAt", times.of(pot.lapsedAt().get()));
        }
        json.writeEndObject();
    }

    private void write(Lot lot) throws IOException {
        json.writeStartObject();
        json.writeStringField("lot", lot.id().toString());
        json.writeStringField("currency", lot.currency().value());
        json.writeNumberField("points", lot.points());
        if (lot.expired() != 0) {
            json.writeNumberField("expired", lot.expired());
        }
        entries.write(lot.terms());
        json.writeEndObject();
    }

    private void write(Hold hold) throws IOException {
        json.writeStartObject();
        write(hold.key());
        json.writeStringField("currency", hold.currency().value());
        json.writeNumberField("points", hold.points());
        if (hold.subject().isPresent()) {
            json.writeStringField("subject", hold.subject().get().value());
        }
        if (hold.releaseAt().isPresent()) {
            json.writeStringField("releaseAt", times.of(hold.releaseAt().get()));
        }
        entries.write(hold.shares());
        json.writeEndObject();
    }

    private void write(IdempotencyKey key) throws IOException {
        json.writeStringField("source", key.source().value());
        json.writeStringField("id", key.id().value());
    }

    private void write(String name, List<Posting> postings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Posting posting : postings) {
            write(posting);
        }
        json.writeEndArray();
    }

    private void write(Posting posting) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", posting.sequence());
        write(posting.key().key());
        json.writeStringField("leg", posting.key().leg().name().toLowerCase(Locale.ROOT));
        json.writeStringField("kind", posting.kind().code());
        if (posting.type().isPresent()) {
            json.writeStringField("type", posting.type().get().value());
        }
        if (posting.subject().isPresent()) {
            json.writeStringField("subject", posting.subject().get().value());
        }
        if (posting.reason().isPresent()) {
            json.writeStringField("reason", posting.reason().get().value());
        }
        if (posting.money().isPresent()) {
            entries.write("money", posting.money().get());
        }
        json.writeStringField("occurredAt", times.of(posting.occurredAt()));
        json.writeStringField("recordedAt", times.of(posting.recordedAt()));
        json.writeStringField("edition", posting.policy().value());
        entries.writeAll(posting.entries());
        tiers.writeAll(posting.tiers());
        json.writeEndObject();
    }
}
