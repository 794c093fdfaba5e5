package io.communitykit.referral.growth.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.referral.growth.Interval;
import io.communitykit.referral.growth.Share;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.ProgramTally;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A campaign")
class CampaignFunnelTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final RewardUnit MONEY = RewardUnit.money(CNY);
    private static final RewardUnit POINTS = new RewardUnit(RewardUnit.Kind.POINTS, "积分");

    private static ProgramTally tally(Map<RewardUnit, BudgetTally> units) {
        return new ProgramTally(units, 300, 100, 8, 1_000_000, 250_000);
    }

    private static Money yuan(long fen) {
        return new Money(fen, CNY);
    }

    @Test
    @DisplayName("has each stage as a part of the one before")
    void stages() {
        Map<Stage, Long> seen = Map.of(Stage.INVITED, 3000L, Stage.CLICKED, 900L, Stage.ORDERED, 130L, Stage.PAID, 95L);
        CampaignFunnel funnel = CampaignFunnel.of(tally(Map.of()), seen);
        assertThat(funnel.step(Stage.INVITED)).isEmpty();
        assertThat(funnel.step(Stage.REGISTERED)).contains(new Share(300, 900));
        assertThat(funnel.step(Stage.KEPT)).contains(new Share(92, 100));
        assertThat(funnel.step(Stage.PAID)).contains(new Share(95, 100));
        assertThat(funnel.step(Stage.VOIDED)).contains(new Share(8, 100));
        assertThat(funnel.overall(Stage.QUALIFIED)).hasToString("100/3000");
        assertThat(funnel.overall(Stage.QUALIFIED).basisPoints(RoundingMode.DOWN))
                .contains(333);
        assertThat(funnel.overall(Stage.QUALIFIED).basisPoints(RoundingMode.UP)).contains(334);
    }

    @Test
    @DisplayName("that reached nobody has no rates, not zeros")
    void nobody() {
        Map<Stage, Long> zeros = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            zeros.put(stage, 0L);
        }
        CampaignFunnel funnel = new CampaignFunnel(zeros);
        assertThat(funnel.overall(Stage.PAID).basisPoints(RoundingMode.HALF_UP)).isEmpty();
        assertThat(funnel.overall(Stage.PAID).interval()).isEmpty();
        zeros.put(Stage.CLICKED, 1L);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new CampaignFunnel(zeros))
                .withMessageContaining("CLICKED");
        zeros.remove(Stage.CLICKED);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new CampaignFunnel(zeros));
        for (Stage stage : Stage.values()) {
            zeros.put(stage, 10L);
        }
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new CampaignFunnel(zeros))
                .withMessageContaining("KEPT and VOIDED");
    }

    /** Newcombe, Statistics in Medicine 17, 1998, 857, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    @DisplayName("has the published intervals of a rate")
    void wilson(long part, long whole, double low, double high) {
        Interval found = new Share(part, whole).interval().orElseThrow();
        assertThat(found.low()).isCloseTo(low, within(0.00005));
        assertThat(found.high()).isCloseTo(high, within(0.00005));
        Interval rest = new Share(whole - part, whole).interval().orElseThrow();
        assertThat(rest.low()).isCloseTo(1 - found.high(), within(1e-12));
    }

    @Test
    @DisplayName("earns sales kept less rewards paid and reserved, by what rewards cost")
    void returns() {
        CampaignReturn found = CampaignReturn.of(
                tally(Map.of(MONEY, new BudgetTally(10_000, 40_000), POINTS, new BudgetTally(0, 7_000))),
                CNY,
                Map.of(POINTS, yuan(3)));
        assertThat(found.sales()).isEqualTo(yuan(750_000));
        assertThat(found.cost()).isEqualTo(yuan(71_000));
        assertThat(found.net()).isEqualTo(yuan(679_000));
        assertThat(found.unpriced()).isEmpty();
        // 679,000 / 71,000 = 9.56338...
        assertThat(found.basisPoints(RoundingMode.DOWN)).contains(95_633L);
        assertThat(found.basisPoints(RoundingMode.UP)).contains(95_634L);
    }

    @Test
    @DisplayName("names rewards whose cost is not known, and has no return where nothing was spent")
    void unknown() {
        CampaignReturn found = CampaignReturn.of(tally(Map.of(POINTS, new BudgetTally(1, 0))), CNY, Map.of());
        assertThat(found.unpriced()).containsExactly(POINTS);
        assertThat(found.basisPoints(RoundingMode.HALF_EVEN)).isEmpty();
        CampaignReturn lost = new CampaignReturn(yuan(0), yuan(500), yuan(0), java.util.Set.of());
        assertThat(lost.basisPoints(RoundingMode.HALF_EVEN)).contains(-10_000L);
        Money dollars = new Money(1, Currency.getInstance("USD"));
        for (Runnable each : List.<Runnable>of(
                () -> new CampaignReturn(yuan(0), dollars, yuan(0), java.util.Set.of()),
                () -> CampaignReturn.of(tally(Map.of(POINTS, new BudgetTally(1, 0))), CNY, Map.of(POINTS, dollars)),
                () -> CampaignReturn.of(
                        tally(Map.of(POINTS, new BudgetTally(1L << 62, 0))), CNY, Map.of(POINTS, yuan(9))),
                () -> new CampaignReturn(yuan(Long.MAX_VALUE), yuan(1), yuan(0), java.util.Set.of())
                        .basisPoints(RoundingMode.DOWN))) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(each::run);
        }
    }

    /** Newcombe, Statistics in Medicine 17, 1998, 873, table II, method 10: 56/70 and 48/80, 9/10 and 3/10, 10/10 and 0/20. */
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "10, 10, 0, 20, 0.6791, 1.0000"})
    @DisplayName("has the published interval of the difference to those who were left out")
    void lift(long with, long treated, long without, long left, double low, double high) {
        Lift lift = Lift.of(new Share(with, treated), Optional.of(new Share(without, left)));
        assertThat(lift).isInstanceOfSatisfying(Lift.Measured.class, it -> {
            assertThat(it.interval().low()).isCloseTo(low, within(0.00005));
            assertThat(it.interval().high()).isCloseTo(high, within(0.00005));
            assertThat(it.difference()).isCloseTo((double) with / treated - (double) without / left, within(1e-15));
            assertThat(it.incremental()).isCloseTo(it.difference() * treated, within(1e-12));
        });
    }

    @Test
    @DisplayName("of which nobody was left out, or in which nobody was, shows nothing and says so")
    void noArm() {
        Share some = new Share(3, 10);
        Share none = new Share(0, 0);
        assertThat(Lift.of(some, Optional.empty())).isEqualTo(new Lift.NoHoldOut());
        assertThat(Lift.of(some, Optional.of(none))).isEqualTo(new Lift.EmptyArm(some, none));
        assertThat(Lift.of(none, Optional.of(some))).isInstanceOf(Lift.EmptyArm.class);
        assertThat(List.of(
                        Lift.of(some, Optional.of(some)),
                        Lift.of(some, Optional.empty()),
                        Lift.of(some, Optional.of(none))))
                .extracting(lift -> lift.<String>fold(it -> "measured", it -> "no hold-out", it -> "empty arm"))
                .containsExactly("measured", "no hold-out", "empty arm");
    }
}
