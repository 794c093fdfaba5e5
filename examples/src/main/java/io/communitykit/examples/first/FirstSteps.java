package io.communitykit.examples.first;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** The ten-line program of the README, which shows the lines between the two marks. */
public final class FirstSteps {

    private FirstSteps() {}

    /**
     * Earns points for an order, told twice.
     *
     * @param policy a document of kind {@code points-program}
     * @param secret at least 16 bytes
     * @return what the member has in the end
     */
    public static long run(String policy, byte[] secret) {
        // begin
        PointsProgram program = PointsProgram.KIND.read(policy);
        Points points = Points.builder(program, new InMemoryPointsStore(PseudonymKey.of(secret)))
                .build();

        IdempotencyKey key = new IdempotencyKey(new EventSource("orders"), new EventId("2026-000017"));
        CommunityEvent paid = CommunityEvent.builder(key, EventType.ORDER_PAID, Instant.parse("2026-11-11T10:00:00Z"))
                .actor(new MemberId("alice"))
                .with("amount", AttributeValue.of(Money.of(new BigDecimal("39.90"), Currency.getInstance("CNY"))))
                .build();

        points.apply(paid); // grants 39 points
        points.apply(paid); // told again: changes nothing, answers with the original posting
        return points.balance(new MemberId("alice"), new CurrencyId("points"));
        // end
    }
}
