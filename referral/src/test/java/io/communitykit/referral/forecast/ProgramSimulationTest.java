package io.communitykit.referral.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.forecast.Forecast.UnitForecast;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A simulated program")
class ProgramSimulationTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final RewardUnit CNY = RewardUnit.money(Currency.getInstance("CNY"));
    private static final RewardUnit POINTS = new RewardUnit(RewardUnit.Kind.POINTS, "points");

    private static ReferralProgram shop(String from, String to) {
        try {
            String json = Files.readString(Path.of("../examples/policies/shop-referral.json"));
            assertThat(json).contains(from);
            return ReferralProgram.KIND.read(json.replace(from, to));
        } catch (IOException e) {
            throw new AssertionError("no example policy", e);
        }
    }

    private static ReferralProgram shop() {
        return shop("2026-11", "2026-11");
    }

    /** Each friend of one who brings one alone: nothing depends on luck but how many come. */
    private static Assumptions alone(int refunds) {
        return new Assumptions(60, 1_000_000, 5, 0, 10_000, 1_000_000_000L, refunds, 1, 2);
    }

    private static UnitForecast unit(Forecast forecast, RewardUnit unit) {
        return Optional.ofNullable(forecast.units().get(unit)).orElseThrow();
    }

    @Test
    @DisplayName("costs what its ladder says when each referrer brings one friend")
    void ladder() {
        Forecast forecast = new ProgramSimulation(shop(), alone(0)).run(START, 20, 7);
        long most = forecast.qualified().quantile(10_000);
        assertThat(forecast.qualified().mean()).isBetween(270L, 330L);
        // 5 yuan each; those of the last nine days still wait.
        assertThat(unit(forecast, CNY).paid().quantile(10_000)).isPositive().isLessThanOrEqualTo(most * 500);
        assertThat(unit(forecast, CNY).paid().values())
                .allSatisfy(it -> assertThat(it % 500).isZero());
        assertThat(unit(forecast, POINTS).paid().values())
                .allSatisfy(it -> assertThat(it % 300).isZero());
        assertThat(unit(forecast, CNY).exhausted()).isZero();
        assertThat(unit(forecast, CNY).lost().quantile(10_000)).isZero();
    }

    @Test
    @DisplayName("pays nothing when all orders come back within the hold")
    void refunds() {
        Forecast forecast = new ProgramSimulation(shop(), alone(10_000)).run(START, 5, 7);
        assertThat(unit(forecast, CNY).paid().quantile(10_000)).isZero();
        assertThat(unit(forecast, CNY).liability().quantile(1)).isPositive();
    }

    @Test
    @DisplayName("never spends more than its budget, and says on which day it was used up")
    void budget() {
        ReferralProgram poor = shop("\"total\": 20000.00", "\"total\": 100.00");
        Forecast forecast = new ProgramSimulation(poor, alone(0)).run(START, 20, 7);
        UnitForecast money = unit(forecast, CNY);
        assertThat(money.paid().quantile(10_000)).isEqualTo(10_000);
        assertThat(money.liability().quantile(10_000)).isLessThanOrEqualTo(10_000);
        assertThat(money.exhausted()).isEqualTo(20);
        assertThat(money.firstExhausted()).isBetween(2, 8);
        assertThat(money.lost().quantile(1)).isPositive();
    }

    @Test
    @DisplayName("comes out the same by the same seed, and otherwise by another")
    void seeds() {
        Assumptions few = new Assumptions(30, 50, 10, 1.1, 4_000, 8_000, 1_500, 10, 3);
        ProgramSimulation simulation = new ProgramSimulation(shop(), few);
        Forecast forecast = simulation.run(START, 10, 1);
        assertThat(simulation.run(START, 10, 1)).isEqualTo(forecast);
        assertThat(simulation.run(START, 10, 2)).isNotEqualTo(forecast);
    }

    @Test
    @DisplayName("costs less where few bring most, since its ladder ends")
    void concentration() {
        Assumptions even = new Assumptions(60, 10_000, 20, 0, 10_000, 1_000_000, 0, 1, 1);
        Assumptions uneven = new Assumptions(60, 10_000, 20, 1.5, 10_000, 1_000_000, 0, 1, 1);
        ReferralProgram free =
                shop("\"amount\": 200.00, \"per\": \"month\", \"onLimit\": \"queue\"", "\"amount\": 100000");
        long alike = unit(new ProgramSimulation(free, even).run(START, 10, 3), CNY)
                .paid()
                .mean();
        long few = unit(new ProgramSimulation(free, uneven).run(START, 10, 3), CNY)
                .paid()
                .mean();
        // With even referrers nearly every friend is a first one.
        assertThat(alike).isGreaterThan(few);
    }

    @Test
    @DisplayName("takes no runs, and no assumptions, out of range")
    void ranges() {
        ProgramSimulation simulation = new ProgramSimulation(shop(), alone(0));
        for (int runs : List.of(0, -1, 100_001)) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> simulation.run(START, runs, 1))
                    .withMessageContaining("runs");
        }
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Assumptions(1, 1, 1, Double.NaN, 1, 1, 1, 1, 1))
                .withMessageContaining("concentration");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Assumptions(1, 1, 1, 0, 10_001, 1, 1, 1, 1))
                .withMessageContaining("share of friends who order");
    }

    @Test
    @DisplayName("has quantiles by the nearest rank")
    void quantiles() {
        Distribution distribution = new Distribution(List.of(1L, 2L, 3L, 10L));
        assertThat(distribution.quantile(1)).isEqualTo(1);
        assertThat(distribution.quantile(2_500)).isEqualTo(1);
        assertThat(distribution.quantile(2_501)).isEqualTo(2);
        assertThat(distribution.quantile(10_000)).isEqualTo(10);
        assertThat(distribution.mean()).isEqualTo(4);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> distribution.quantile(0));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Distribution(List.of(2L, 1L)));
    }
}
