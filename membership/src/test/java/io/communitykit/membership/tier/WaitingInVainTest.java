package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An order earns 100 at once, which are spent, and 50 that wait for its receipt in vain. */
@DisplayName("What an order earned and what waited in vain")
class WaitingInVainTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsProgram PLAIN = PointsProgram.KIND.read(stream("""
            {"kind": "points-program", "version": "1", "program": "shop", "zone": "Asia/Shanghai",
             "attributes": {"amount": "money"}, "currencies": [{"id": "growth", "lots": {}}],
             "rules": [
               {"id": "now", "when": "order.paid", "to": "actor", "currency": "growth",
                "grant": {"points": 2, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}},
               {"id": "later", "when": "order.paid", "to": "actor", "currency": "growth",
                "activation": {"event": "order.received", "cancelAfter": "P10D"},
                "grant": {"points": 1, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}}],
             "reversals": [{"id": "refund", "when": "order.refunded", "reverses": "order.paid", "refunded": "amount", "paid": "amount"}]}
            """));
    private static final PointsProgram PROGRAM = PLAIN.with(TierProgram.KIND.read(stream("""
            {"kind": "tier-program", "version": "1", "ladders": [{"id": "level", "counts": {"earned": "growth"},
              "window": {"rolling": "P365D"}, "upgrade": "at-once", "validity": {"asLongAs": "enough"},
              "downgrade": {"step": "full"}, "tiers": [{"id": "plain", "from": 0}, {"id": "silver", "from": 80}]}]}
            """)));

    private final InMemoryPointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
    private final MemberId member = new MemberId("阿里😀");
    private final OrderId order = new OrderId("o");
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Points points =
            Points.builder(PROGRAM, store).clock(() -> now).build();
    private final Points before = Points.builder(PLAIN, store).clock(() -> now).build();
    private final Tiers tiers = Tiers.builder(PROGRAM, store).clock(() -> now).build();
    private int told;

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("come to nothing by two refunds as by one, wherever the refunds were paid from")
    void two_refunds() {
        orderSpendAndCancel(points);
        assertThat(value()).isEqualTo(100);

        refund(points, 25);
        assertThat(value()).isEqualTo(25);
        refund(points, 25);

        assertThat(value()).isZero();
    }

    @Test
    @DisplayName("come to nothing by one refund")
    void one_refund() {
        orderSpendAndCancel(points);

        refund(points, 50);

        assertThat(value()).isZero();
    }

    @Test
    @DisplayName("count alike for who joins the ladder afterwards")
    void enrolled() {
        orderSpendAndCancel(before);
        refund(before, 25);
        tiers.enrol(key(), member);
        assertThat(value()).isEqualTo(25);

        refund(points, 25);

        assertThat(value()).isZero();
    }

    private void orderSpendAndCancel(Points facade) {
        facade.apply(CommunityFacts.orderPaid(key(), member, order, yuan(50), now));
        facade.execute(
                new PointsCommand.Spend(key(), member, new CurrencyId("growth"), 100, new Reason("elsewhere"), now));
        now = Instant.parse("2026-02-01T00:00:00Z");
        facade.runDue(now);
    }

    private void refund(Points facade, long yuan) {
        facade.apply(CommunityFacts.orderRefunded(key(), member, order, yuan(yuan), now));
    }

    private long value() {
        return tiers.standing(member, new LadderId("level")).orElseThrow().value();
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100, CNY);
    }

    private IdempotencyKey key() {
        told++;
        return new IdempotencyKey(new EventSource("test"), new EventId(Integer.toString(told)));
    }
}
