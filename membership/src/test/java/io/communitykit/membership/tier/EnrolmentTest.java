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
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.TierChange.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A member of an older account")
class EnrolmentTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LadderId LEVEL = new LadderId("等级");
    private static final TierId SILVER = new TierId("银卡");
    private static final PointsProgram PLAIN = PointsProgram.KIND.read(stream("""
            {"kind": "points-program", "version": "1", "program": "shop", "zone": "Asia/Shanghai",
             "attributes": {"amount": "money"}, "currencies": [{"id": "growth"}],
             "rules": [{"id": "order", "when": "order.paid", "to": "actor", "currency": "growth",
               "grant": {"points": 1, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}}],
             "reversals": [{"id": "refund", "when": "order.refunded", "reverses": "order.paid", "refunded": "amount", "paid": "amount"}]}
            """));
    private static final PointsProgram WITH_LADDER = PLAIN.with(TierProgram.KIND.read(stream("""
            {"kind": "tier-program", "version": "2", "ladders": [{"id": "等级", "counts": {"earned": "growth"},
              "window": {"rolling": "P365D"}, "upgrade": "at-once", "validity": {"asLongAs": "enough"},
              "downgrade": {"step": "full"},
              "tiers": [{"id": "普通", "from": 0}, {"id": "银卡", "from": 100}, {"id": "金卡", "from": 300}]}]}
            """)));

    private final InMemoryPointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
    private final MemberId member = new MemberId("阿里😀");
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Points before = Points.builder(PLAIN, store).clock(() -> now).build();
    private final Points after =
            Points.builder(WITH_LADDER, store).clock(() -> now).build();
    private final Tiers tiers =
            Tiers.builder(WITH_LADDER, store).clock(() -> now).build();

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("joins a ladder with what came in before, refunds counted where they belong")
    void joins() {
        pay(before, "1", 150);
        now = Instant.parse("2026-06-01T00:00:00Z");
        pay(before, "2", 200);
        refund(before, "1", 60);
        pay(after, "3", 1);

        assertThat(standing().tier()).map(Tier::id).contains(new TierId("普通"));
        Optional<AccountResult> enrolled = tiers.enrol(key("enrol"), member);

        assertThat(enrolled).containsInstanceOf(AccountResult.Applied.class);
        assertThat(standing().value()).isEqualTo(150 - 60 + 200 + 1);
        assertThat(standing().tier()).map(Tier::id).contains(SILVER);
        assertThat(tiers.enrol(key("again"), member)).isEmpty();
        assertThat(tiers.history(member).stream().map(event -> event.change().kind()))
                .containsExactly(Kind.ENROLLED, Kind.RAISED, Kind.RAISED);

        // The first order leaves the window a year after it was paid, with what is left of it.
        now = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(standing().value()).isEqualTo(201);
    }

    @Test
    @DisplayName("counts as if the ladder had been there from the start")
    void as_if_from_the_start() {
        Points other = Points.builder(WITH_LADDER, new InMemoryPointsStore(PseudonymKey.of(new byte[16])))
                .clock(() -> now)
                .build();
        for (Points each : List.of(before, other)) {
            now = Instant.parse("2026-01-01T00:00:00Z");
            pay(each, "1", 150);
            pay(each, "2", 90);
            now = Instant.parse("2026-02-01T00:00:00Z");
            refund(each, "1", 50);
            refund(each, "1", 50);
        }

        tiers.enrol(key("enrol"), member);
        refund(after, "1", 50);
        refund(other, "1", 50);

        assertThat(standing().value()).isEqualTo(90);
        assertThat(standing().toKeep()).isEqualTo(OptionalLong.empty());
        assertThat(standing().toNext()).isEqualTo(OptionalLong.of(10));
    }

    @Test
    @DisplayName("who was given a tier before joining has it, and joins all the same")
    void given_before() {
        pay(before, "1", 150);
        tiers.execute(new TierCommand.Lock(
                key("lock"),
                member,
                LEVEL,
                new TierId("金卡"),
                TierLock.Hold.AT_LEAST,
                new Reason("apology"),
                Optional.empty(),
                now));

        assertThat(standing().tier()).map(Tier::id).contains(new TierId("金卡"));
        assertThat(standing().climbed()).isEmpty();
        assertThat(tiers.enrol(key("enrol"), member)).isPresent();
        assertThat(standing().climbed()).map(Tier::id).contains(SILVER);
        assertThat(standing().tier()).map(Tier::id).contains(new TierId("金卡"));
    }

    private TierStanding standing() {
        return tiers.standing(member, LEVEL).orElseThrow();
    }

    private void pay(Points points, String order, long yuan) {
        points.apply(CommunityFacts.orderPaid(key("p" + order), member, new OrderId(order), yuan(yuan), now));
    }

    private int refunds;

    private void refund(Points points, String order, long yuan) {
        refunds++;
        points.apply(CommunityFacts.orderRefunded(key("r" + refunds), member, new OrderId(order), yuan(yuan), now));
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100, CNY);
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("test"), new EventId(id));
    }
}
