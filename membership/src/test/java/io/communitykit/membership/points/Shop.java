package io.communitykit.membership.points;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A shop with one currency, whose tests add what they are about. */
final class Shop {

    static final CurrencyId POINTS = new CurrencyId("points");
    static final CapId DAILY = new CapId("daily");
    static final MemberId ANN = new MemberId("ann");
    static final MemberId BOB = new MemberId("bob");
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private Shop() {}

    static PointsProgram.Builder program() {
        return program("UTC", 0, 0);
    }

    static PointsProgram.Builder program(String zone, long start, long floor) {
        return PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("7"), ZoneId.of(zone))
                .futureTolerance(java.time.Duration.ofDays(365))
                .attributes(AttributeSchema.empty()
                        .with("kind", AttributeType.TEXT)
                        .with("amount", AttributeType.MONEY)
                        .with("count", AttributeType.NUMBER))
                .currency(new PointsCurrency(POINTS, start, floor));
    }

    static Cap daily(long limit) {
        return new Cap(DAILY, POINTS, CapPeriod.DAY, limit, Cap.Deductions.GIVE_ROOM_BACK);
    }

    /** Gives the actor so many points for a like. */
    static EarningRule grant(String id, long points, CapId... caps) {
        return rule(id, EarningRule.Effect.GRANT, new Quantity.Fixed(points), caps);
    }

    static EarningRule deduct(String id, long points, CapId... caps) {
        return rule(id, EarningRule.Effect.DEDUCT, new Quantity.Fixed(points), caps);
    }

    static EarningRule rule(String id, EarningRule.Effect effect, Quantity quantity, CapId... caps) {
        return new EarningRule(
                new RuleId(id),
                effect == EarningRule.Effect.GRANT ? EventType.CONTENT_LIKED : EventType.CONTENT_REPORTED,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                POINTS,
                effect,
                quantity,
                List.of(caps));
    }

    static EarningRule toBeneficiary(EarningRule rule) {
        return new EarningRule(
                rule.id(),
                rule.when(),
                rule.condition(),
                EarningRule.Party.BENEFICIARY,
                rule.currency(),
                rule.effect(),
                rule.quantity(),
                rule.caps());
    }

    static EarningRule on(EventType type, EarningRule rule) {
        return new EarningRule(
                rule.id(),
                type,
                rule.condition(),
                rule.to(),
                rule.currency(),
                rule.effect(),
                rule.quantity(),
                rule.caps());
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    static CommunityEvent.Builder event(String id, EventType type) {
        return CommunityEvent.builder(key(id), type, NOON).actor(ANN);
    }

    static CommunityEvent like(String id) {
        return event(id, EventType.CONTENT_LIKED).build();
    }

    static CommunityEvent like(String id, Instant at) {
        return CommunityEvent.builder(key(id), EventType.CONTENT_LIKED, at)
                .actor(ANN)
                .build();
    }

    static CommunityEvent report(String id) {
        return event(id, EventType.CONTENT_REPORTED).build();
    }

    static PointsCommand.Grant give(String id, long points) {
        return new PointsCommand.Grant(key(id), ANN, POINTS, points, new Reason("goodwill"), NOON);
    }

    static PointsCommand.Spend take(String id, long points) {
        return new PointsCommand.Spend(key(id), ANN, POINTS, points, new Reason("spent"), NOON);
    }

    static InMemoryPointsStore store() {
        return new InMemoryPointsStore(
                PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }

    static Points open(PointsProgram.Builder program) {
        return Points.builder(program.build(), store()).clock(() -> NOON).build();
    }

    /** The only entry that a fact led to on the only account that it touched. */
    static Entry entry(FactResult result) {
        return entry(result.accounts().get(0));
    }

    static Entry entry(AccountResult result) {
        List<Entry> entries = result.posted().orElseThrow().entries();
        if (entries.size() != 1) {
            throw new AssertionError("one entry expected, got " + entries);
        }
        return entries.get(0);
    }

    static Rejection rejection(AccountResult result) {
        return ((AccountResult.Rejected) result).rejection();
    }
}
