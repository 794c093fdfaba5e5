package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tiers")
class TiersTest {

    private static final CurrencyId GROWTH = new CurrencyId("growth");
    private static final LadderId LEVEL = new LadderId("level");
    private static final Tier SILVER = new Tier(new TierId("银卡"), 500);
    private static final Tier GOLD = new Tier(new TierId("金卡"), 2_000);

    private final ProgramId program = new ProgramId("shop");
    private final InMemoryPointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
    private final PointsProgram rules = PointsProgram.builder(program, new PolicyVersion("1"), ZoneOffset.UTC)
            .currency(new PointsCurrency(GROWTH, 0, 0))
            .tiers(new TierProgram(
                    new PolicyVersion("1"), List.of(new TierLadder(LEVEL, GROWTH, List.of(SILVER, GOLD)))))
            .build();
    private final Points points = Points.builder(rules, store).build();
    private final Tiers tiers = Tiers.builder(rules, store).build();
    private final MemberId member = new MemberId("阿里😀");

    @Test
    @DisplayName("follow the balance, and a threshold reached exactly counts")
    void follow_the_balance() {
        assertThat(standing().tier()).isEmpty();
        assertThat(standing().toNext()).isEqualTo(OptionalLong.of(500));

        grant("1", 499);
        assertThat(standing().tier()).isEmpty();
        assertThat(standing().toNext()).isEqualTo(OptionalLong.of(1));

        grant("2", 1);
        assertThat(standing().tier()).contains(SILVER);
        assertThat(standing().next()).contains(GOLD);
        assertThat(standing().toNext()).isEqualTo(OptionalLong.of(1_500));

        grant("3", 1_500);
        assertThat(standing().tier()).contains(GOLD);
        assertThat(standing().next()).isEmpty();
        assertThat(standing().toNext()).isEmpty();
    }

    @Test
    @DisplayName("are the same for one member and for an account of a listing")
    void agree_with_a_listing() {
        grant("1", 700);

        assertThat(store.accounts(points.everyAccount(10)).items())
                .singleElement()
                .satisfies(head -> assertThat(tiers.standings(head)).isEqualTo(tiers.standings(member)));
    }

    @Test
    @DisplayName("of an erased member are those of nobody")
    void forget_the_erased() {
        grant("1", 700);
        points.erase(member);

        assertThat(standing().value()).isZero();
        assertThat(standing().tier()).isEmpty();
    }

    @Test
    @DisplayName("of an unknown ladder are empty")
    void know_their_ladders() {
        assertThat(tiers.standing(member, new LadderId("none"))).isEmpty();
    }

    @Test
    @DisplayName("keep what they count under a name that never changes")
    void stored_names() {
        CurrencyId growth = GROWTH;
        Measure earned = new Measure.Earned(growth);

        assertThat(counts(earned, Window.Lifetime.INSTANCE)).isEqualTo("earned growth lifetime");
        assertThat(counts(new Measure.Balance(growth), Window.Lifetime.INSTANCE))
                .isEqualTo("balance growth lifetime");
        assertThat(counts(new Measure.Orders(growth), new Window.Rolling(Period.ofDays(30))))
                .isEqualTo("orders growth rolling P30D");
        assertThat(counts(
                        new Measure.Spend(growth, Currency.getInstance("CNY")),
                        new Window.Calendar(CalendarWindow.Period.YEAR, MonthDay.of(4, 1))))
                .isEqualTo("spend-CNY growth calendar YEAR --04-01");
        assertThat(counts(earned, new Window.Anniversary(12))).isEqualTo("earned growth anniversary 12");
        assertThat(counts(earned, new Window.Dated(LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2027, 1, 1)))))
                .isEqualTo("earned growth dated 2026-01-01 2027-01-01");
    }

    private static String counts(Measure measure, Window window) {
        return new Climb(
                        measure,
                        window,
                        Climb.Upgrade.AT_ONCE,
                        Validity.Continuous.INSTANCE,
                        Downgrade.FULL,
                        Optional.empty())
                .counts();
    }

    private TierStanding standing() {
        return tiers.standing(member, LEVEL).orElseThrow();
    }

    private void grant(String id, long amount) {
        points.execute(new PointsCommand.Grant(
                new IdempotencyKey(new EventSource("test"), new EventId(id)),
                member,
                GROWTH,
                amount,
                new Reason("test"),
                Instant.EPOCH));
    }
}
