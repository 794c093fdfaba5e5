package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.internal.Reach;
import io.communitykit.membership.tier.internal.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReachPropertyTest {

    private static final CurrencyId GROWTH = new CurrencyId("growth");
    private static final MemberId ANN = new MemberId("ann");

    /** A rule that gives so many points a fact, under one of the caps or two. */
    private record PlainRule(int points, int cap, int other) {}

    @Provide
    Arbitrary<Cap> cap() {
        return Combinators.combine(
                        Arbitraries.of(CapPeriod.class), Arbitraries.longs().between(1, 12))
                .as((period, limit) -> new Cap(new CapId("-"), GROWTH, period, limit, Cap.Deductions.GIVE_ROOM_BACK));
    }

    @Provide
    Arbitrary<PlainRule> rule() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 2);
        return Combinators.combine(Arbitraries.integers().between(1, 4), any, any)
                .as(PlainRule::new);
    }

    @Property(tries = 50)
    @Label(
            "nobody earns more within a window than is said to be the most, however busy; under one cap somebody earns all")
    void nobody_earns_more(
            @ForAll("cap") Cap first,
            @ForAll("cap") Cap second,
            @ForAll("cap") Cap third,
            @ForAll @Size(min = 1, max = 3) List<@net.jqwik.api.From("rule") PlainRule> rules,
            @ForAll @IntRange(min = 1, max = 40) int days,
            @ForAll @IntRange(max = 400) int start) {
        PointsProgram program = program(List.of(first, second, third), rules);
        Window.Rolling window = new Window.Rolling(Period.ofDays(days));

        Reach.Most most = new Reach(program).within(GROWTH, Stretch.of(window)).orElseThrow();

        assertThat(busy(program, LocalDate.of(2026, 1, 1).plusDays(start), days))
                .isLessThanOrEqualTo(most.points());
        if (rules.size() == 1 && most.caps().size() == 1) {
            Cap cap = program.cap(most.caps().get(0)).orElseThrow();
            if (cap.period() == CapPeriod.DAY || cap.period() == CapPeriod.LIFETIME) {
                assertThat(most.points()).isEqualTo(cap.limit() * (cap.period() == CapPeriod.DAY ? days : 1));
            }
        }
    }

    private static PointsProgram program(List<Cap> caps, List<PlainRule> rules) {
        PointsProgram.Builder builder = PointsProgram.builder(
                        new ProgramId("p"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(GROWTH, 0, 0));
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            builder.cap(new Cap(id(i), GROWTH, cap.period(), cap.limit(), cap.deductions()));
        }
        for (int i = 0; i < rules.size(); i++) {
            PlainRule rule = rules.get(i);
            List<CapId> counted =
                    rule.cap() == rule.other() ? List.of(id(rule.cap())) : List.of(id(rule.cap()), id(rule.other()));
            builder.rule(new EarningRule(
                    new RuleId("r" + i),
                    new EventType("act." + i),
                    Optional.empty(),
                    EarningRule.Party.ACTOR,
                    GROWTH,
                    EarningRule.Effect.GRANT,
                    new Quantity.Fixed(rule.points()),
                    counted));
        }
        return builder.build();
    }

    private static CapId id(int index) {
        return new CapId("cap" + index);
    }

    /** What comes in over the days if every rule is fed 13 times a day, more than any limit needs. */
    private static long busy(PointsProgram program, LocalDate first, int days) {
        Instant[] now = {Instant.EPOCH};
        Points points = Points.builder(program, new InMemoryPointsStore(PseudonymKey.of(new byte[32])))
                .clock(() -> now[0])
                .build();
        int told = 0;
        for (int day = 0; day < days; day++) {
            now[0] = first.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
            for (int i = 0; i < 13 * program.rules().size(); i++) {
                IdempotencyKey key = new IdempotencyKey(new EventSource("t"), new EventId(String.valueOf(told++)));
                EventType type = new EventType("act." + i % program.rules().size());
                points.apply(
                        CommunityEvent.builder(key, type, now[0]).actor(ANN).build());
            }
        }
        return points.balance(ANN, GROWTH);
    }
}
