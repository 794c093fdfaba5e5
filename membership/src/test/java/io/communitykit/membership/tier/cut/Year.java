package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.TimeRange;
import java.time.Instant;
import java.util.Currency;

/** A shop that counts the spend of 2025 and looks at refunds up to the middle of January. */
final class Year {

    static final Currency CNY = Currency.getInstance("CNY");
    static final TimeRange WINDOW =
            new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
    static final Instant BEFORE = Instant.parse("2024-12-31T23:59:59.999999Z");
    static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");
    static final Instant AFTER = Instant.parse("2026-01-05T00:00:00Z");
    static final Instant AT = Instant.parse("2026-01-15T00:00:00Z");
    static final CutOff OFF = new CutOff(WINDOW, AT, Instant.parse("2027-01-15T00:00:00Z"));

    private Year() {}

    static Money fen(long minor) {
        return new Money(minor, CNY);
    }

    static CutRule everyone(int share) {
        return CutRule.top(share, CNY).population(Population.EVERYONE);
    }

    static SpendFact paid(String key, String member, String order, Instant at, long minor) {
        return fact(key, member, order, SpendFact.Kind.PAID, at, minor);
    }

    static SpendFact refunded(String key, String member, String order, Instant at, long minor) {
        return fact(key, member, order, SpendFact.Kind.REFUNDED, at, minor);
    }

    static SpendFact fact(String key, String member, String order, SpendFact.Kind kind, Instant at, long minor) {
        return new SpendFact(
                new IdempotencyKey(new EventSource("shop"), new EventId(key)),
                new MemberId(member),
                new OrderId(order),
                kind,
                at,
                fen(minor));
    }
}
