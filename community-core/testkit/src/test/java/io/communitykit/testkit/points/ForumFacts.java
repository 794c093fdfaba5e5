package io.communitykit.testkit.points;

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
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A forum in which each accepted answer moves two accounts, and a cap bites. */
final class ForumFacts {

    static final PseudonymKey KEY = PseudonymKey.of("the forum's own secret".getBytes(StandardCharsets.UTF_8));

    private static final int MEMBERS = 20;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** After the last of 20,000 facts, one a minute. */
    private static final Instant NOW = START.plus(Duration.ofDays(14));

    private static final CurrencyId REPUTATION = new CurrencyId("reputation");

    private ForumFacts() {}

    static Points points(PointsStore store) {
        return Points.builder(program(), store).clock(() -> NOW).build();
    }

    private static PointsProgram program() {
        CapId daily = new CapId("daily");
        return PointsProgram.builder(new ProgramId("forum"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(REPUTATION, 1, 1))
                .cap(new Cap(daily, REPUTATION, CapPeriod.DAY, 100, Cap.Deductions.GIVE_ROOM_BACK))
                .rule(rule("answered", 15, EarningRule.Party.BENEFICIARY, daily))
                .rule(rule("accepted", 2, EarningRule.Party.ACTOR))
                .tiers(new TierProgram(new PolicyVersion("1"), List.of(ladder())))
                .build();
    }

    /** Climbed by what came in over a fortnight; the postings say who reached what, so that the books compare it too. */
    private static TierLadder ladder() {
        Climb climb = new Climb(
                new Measure.Earned(REPUTATION),
                new Window.Rolling(Period.ofDays(14)),
                Climb.Upgrade.AT_ONCE,
                Validity.Continuous.INSTANCE,
                Downgrade.FULL,
                Optional.empty());
        List<Tier> tiers = List.of(
                new Tier(new TierId("reader"), 0),
                new Tier(new TierId("writer"), 40, 30),
                new Tier(new TierId("editor"), 400, 300));
        return new TierLadder(new LadderId("forum"), tiers, Optional.of(climb));
    }

    private static EarningRule rule(String id, long points, EarningRule.Party to, CapId... caps) {
        return new EarningRule(
                new RuleId(id),
                EventType.ANSWER_ACCEPTED,
                Optional.empty(),
                to,
                REPUTATION,
                EarningRule.Effect.GRANT,
                new Quantity.Fixed(points),
                List.of(caps));
    }

    /** The same facts for the same number, always. */
    static List<CommunityEvent> facts(int count) {
        List<CommunityEvent> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IdempotencyKey key = new IdempotencyKey(new EventSource("forum"), new EventId("accepted " + i));
            facts.add(CommunityEvent.builder(key, EventType.ANSWER_ACCEPTED, START.plus(Duration.ofMinutes(i)))
                    .actor(member(i * 7))
                    .beneficiary(member(i * 11 + 1))
                    .build());
        }
        return facts;
    }

    private static MemberId member(int number) {
        return new MemberId("member " + number % MEMBERS);
    }

    /** The whole books: if two are equal, nothing is missing and nothing was counted twice. */
    static Map<String, List<Posting>> books(Points points) {
        Map<String, List<Posting>> books = new TreeMap<>();
        for (int i = 0; i < MEMBERS; i++) {
            books.put(member(i).value(), points.statement(member(i), 10_000).items());
        }
        return books;
    }
}
