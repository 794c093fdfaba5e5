package io.communitykit.membership.points;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A fact in plain words; null is what the fact does not say. */
record PlainEvent(
        int id,
        String type,
        @Nullable String actor,
        @Nullable String beneficiary,
        Instant at,
        @Nullable String subject,
        PlainData data) {

    /** What the fact carries; the amount is in fen, and in another currency where it says so. */
    record PlainData(
            @Nullable String kind,
            @Nullable Boolean vip,
            @Nullable Long amount,
            boolean dollars,
            @Nullable BigDecimal count) {}

    CommunityEvent real() {
        IdempotencyKey key = new IdempotencyKey(new EventSource("shop"), new EventId("e" + id));
        CommunityEvent.Builder event = CommunityEvent.builder(key, new EventType(type), at);
        if (actor != null) {
            event.actor(new MemberId(actor));
        }
        if (beneficiary != null) {
            event.beneficiary(new MemberId(beneficiary));
        }
        if (subject != null) {
            event.subject(new Subject(subject));
        }
        if (data.kind() != null) {
            event.with("kind", AttributeValue.of(data.kind()));
        }
        if (data.vip() != null) {
            event.with("vip", AttributeValue.of(data.vip()));
        }
        if (data.amount() != null) {
            Currency currency = Currency.getInstance(data.dollars() ? "USD" : "CNY");
            event.with("amount", AttributeValue.of(new Money(data.amount(), currency)));
        }
        if (data.count() != null) {
            event.with("count", AttributeValue.of(data.count()));
        }
        return event.build();
    }
}
