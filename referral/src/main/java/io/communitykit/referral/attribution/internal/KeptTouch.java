package io.communitykit.referral.attribution.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.json.Json;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.attribution.TouchResult;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A touch as it stands in a book, with what it was answered with. Immutable and safe for many threads.
 *
 * @param told the touch
 * @param outcome what became of it when it was told
 * @param reason why it did not bind
 * @param weight how sure a screen was; 0 for none
 */
record KeptTouch(Told told, Outcome outcome, Optional<Reason> reason, int weight) {

    /** Results that leave something. */
    enum Outcome {
        BOUND,
        REBOUND,
        KEPT,
        REFUSED
    }

    Entry entry(EntryKind kind) {
        Json.Obj body = Fields.write()
                .text("source", told.key().source())
                .text("id", told.key().id())
                .text("kind", told.kind())
                .text("channel", told.channel())
                .text("strength", told.strength())
                .text("refused", told.refused())
                .text("outcome", outcome)
                .text("reason", reason)
                .numberUnless0("weight", weight)
                .done();
        EntryKey key = new EntryKey(kind, FactKeys.of(told.key()), Optional.of(told.promoter()));
        return new Entry(key, told.at(), body);
    }

    static KeptTouch of(Entry entry) {
        Fields.Reader reader = Fields.read("touch", entry.body());
        Told told = new Told(
                new IdempotencyKey(new EventSource(reader.text("source")), new EventId(reader.text("id"))),
                entry.key()
                        .party()
                        .orElseThrow(() -> InvalidValueException.of("touch", "of a promoter", "one without")),
                reader.constant("kind", PromoterKind.class),
                new ChannelId(reader.text("channel")),
                reader.constant("strength", Strength.class),
                entry.at(),
                reader.optionalConstant("refused", Reason.class));
        KeptTouch kept = new KeptTouch(
                told,
                reader.constant("outcome", Outcome.class),
                reader.optionalConstant("reason", Reason.class),
                Math.toIntExact(reader.numberOr0("weight")));
        reader.done();
        return kept;
    }

    /** The same, found not to count later on; what it was answered with stays. */
    KeptTouch refusedFor(Reason why) {
        return new KeptTouch(told.refusedFor(why), outcome, reason, weight);
    }

    TouchResult result() {
        Reason why = reason.orElse(Reason.ERASED);
        return switch (outcome) {
            case BOUND -> credit().<TouchResult>map(TouchResult.Bound::new).orElse(new TouchResult.Kept(why));
            case REBOUND -> credit().<TouchResult>map(TouchResult.Rebound::new).orElse(new TouchResult.Kept(why));
            case KEPT -> new TouchResult.Kept(why);
            case REFUSED -> new TouchResult.Refused(why, weight == 0 ? OptionalInt.empty() : OptionalInt.of(weight));
        };
    }

    private Optional<Credit> credit() {
        return new Resolution(Optional.of(told), List.of()).credit();
    }
}
