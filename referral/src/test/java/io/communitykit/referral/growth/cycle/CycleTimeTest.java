package io.communitykit.referral.growth.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.growth.Invitation;
import io.communitykit.referral.growth.cycle.Cycle.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cycle times")
class CycleTimeTest {

    private static List<Cycle> days(Ending ending, int... days) {
        List<Cycle> all = new ArrayList<>();
        for (int each : days) {
            all.add(new Cycle(Duration.ofDays(each), ending));
        }
        return all;
    }

    private static CycleTime of(List<Cycle> came, List<Cycle> open) {
        List<Cycle> all = new ArrayList<>(open);
        all.addAll(came);
        return CycleTime.of(all);
    }

    /** Freireich et al. 1963, remission under 6-MP, as in Kalbfleisch and Prentice; the estimates are those of R's survfit. */
    @Test
    @DisplayName("have the Kaplan-Meier estimate that textbooks print")
    void published() {
        CycleTime time = of(
                days(Ending.CAME, 6, 6, 6, 7, 10, 13, 16, 22, 23),
                days(Ending.STILL_OPEN, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35));
        double[] printed = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
        assertThat(time.steps()).hasSize(printed.length);
        for (int i = 0; i < printed.length; i++) {
            assertThat(time.steps().get(i).waiting()).isCloseTo(printed[i], within(0.0005));
        }
        assertThat(time.median()).contains(Duration.ofDays(23));
        assertThat(time.p90()).isEmpty();
        assertThat(time.came()).isEqualTo(9);
        assertThat(time.open()).isEqualTo(12);
        CycleTime placebo =
                of(days(Ending.CAME, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), List.of());
        assertThat(placebo.median()).contains(Duration.ofDays(8));
        assertThat(placebo.p90()).contains(Duration.ofDays(17));
    }

    @Test
    @DisplayName("reach a percentile although products round")
    void rounding() {
        for (int n = 1; n <= 300; n++) {
            int[] each = new int[n];
            for (int i = 0; i < n; i++) {
                each[i] = i + 1;
            }
            CycleTime time = of(days(Ending.CAME, each), List.of());
            assertThat(time.p90()).contains(Duration.ofDays((9L * n + 9) / 10));
            assertThat(time.median()).contains(Duration.ofDays((n + 1L) / 2));
        }
    }

    @Test
    @DisplayName("of a single length double every ln 2 / ln K lengths")
    void single() {
        // K knows how many never come: an invitation that stands for long changes no rate.
        CycleTime week = of(days(Ending.CAME, 7, 7, 7), days(Ending.STILL_OPEN, 3, 30));
        assertThat(week.growth(2)).isInstanceOfSatisfying(GrowthRate.Growing.class, it -> {
            assertThat(it.perDay()).isCloseTo(Math.log(2) / 7, within(1e-14));
            assertThat(it.doubling()).isEqualTo(Duration.ofDays(7));
        });
        assertThat(week.growth(4)).isEqualTo(new GrowthRate.Growing(Math.log(4) / 7, Duration.ofHours(84)));
    }

    @Test
    @DisplayName("give a rate that Euler and Lotka's equation holds for, also for long tails and huge K")
    void equation() {
        CycleTime time = of(days(Ending.CAME, 0, 1, 1, 2, 5, 40, 400, 3000), List.of());
        for (double k : new double[] {1 + 1e-9, 1.2, 2, 7.9}) {
            assertThat(time.growth(k)).isInstanceOfSatisfying(GrowthRate.Growing.class, it -> {
                double sum = 0;
                for (double day : new double[] {0, 1, 1, 2, 5, 40, 400, 3000}) {
                    sum += k / 8 * Math.exp(-it.perDay() * day);
                }
                assertThat(sum).isCloseTo(1, within(1e-9));
            });
        }
        assertThat(time.growth(8)).isEqualTo(new GrowthRate.Unbounded());
        assertThat(time.growth(9)).isEqualTo(new GrowthRate.Unbounded());
        assertThat(of(days(Ending.CAME, 1, 9), List.of()).growth(1e6)).isInstanceOf(GrowthRate.Growing.class);
    }

    @Test
    @DisplayName("name what has no rate: K below 1, K of exactly 1, and nobody who came")
    void named() {
        CycleTime week = of(days(Ending.CAME, 7), List.of());
        assertThat(week.growth(0.8))
                .isInstanceOfSatisfying(
                        GrowthRate.Fading.class,
                        it -> assertThat(it.amplification()).isCloseTo(5, within(1e-12)));
        assertThat(week.growth(0)).isEqualTo(new GrowthRate.Fading(1));
        assertThat(week.growth(1)).isEqualTo(new GrowthRate.Steady());
        CycleTime nobody = CycleTime.of(days(Ending.STILL_OPEN, 7, 8));
        assertThat(nobody.growth(2)).isEqualTo(new GrowthRate.NothingObserved());
        assertThat(nobody.median()).isEmpty();
        assertThat(CycleTime.of(List.of())).isEqualTo(new CycleTime(List.of(), 0, 0));
    }

    @Test
    @DisplayName("fold to the case that they are")
    void folds() {
        CycleTime week = of(days(Ending.CAME, 7), List.of());
        CycleTime atOnce = of(days(Ending.CAME, 0), List.of());
        assertThat(List.of(
                        week.growth(2),
                        week.growth(1),
                        week.growth(0.5),
                        atOnce.growth(2),
                        CycleTime.of(List.of()).growth(2)))
                .extracting(rate -> rate.<String>fold(
                        it -> "growing", it -> "steady", it -> "fading", it -> "unbounded", it -> "nothing"))
                .containsExactly("growing", "steady", "fading", "unbounded", "nothing");
    }

    @Test
    @DisplayName("count an invitation that still stands for as long as it has stood")
    void invitations() {
        MemberId anna = new MemberId("安娜");
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        Money nothing = Money.zero(Currency.getInstance("CNY"));
        Optional<Instant> in3 = Optional.of(start.plus(Duration.ofDays(3)));
        Invitation came = new Invitation(
                anna,
                Optional.of(new MemberId("f")),
                start,
                in3,
                Optional.empty(),
                Optional.empty(),
                Invitation.Standing.CLEAN,
                nothing);
        List<Invitation> all = List.of(
                came,
                Invitation.open(anna, start, nothing),
                Invitation.open(anna, start.minusSeconds(1), nothing),
                Invitation.open(anna, start.plus(Duration.ofDays(20)), nothing),
                Invitation.open(new MemberId("unknown"), start, nothing));
        CycleTime time = CycleTime.of(Map.of(anna, start), all, start.plus(Duration.ofDays(5)));
        assertThat(time).isEqualTo(new CycleTime(List.of(new CycleTime.Step(Duration.ofDays(3), 0.5)), 1, 1));
        CycleTime earlier = CycleTime.of(Map.of(anna, start), all, start.plus(Duration.ofDays(2)));
        assertThat(earlier).isEqualTo(new CycleTime(List.of(), 0, 2));
    }

    @Test
    @DisplayName("leave out members who invited themselves, and friends who had come by another invitation")
    void notCounted() {
        MemberId anna = new MemberId("安娜");
        MemberId bob = new MemberId("bob");
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        List<Invitation> all = List.of(
                signedUp(anna, "安娜", start.plus(Duration.ofDays(1))),
                signedUp(anna, "f", start.plus(Duration.ofDays(4))),
                signedUp(bob, "f", start.plus(Duration.ofDays(3))),
                signedUp(bob, "f", start.plus(Duration.ofDays(9))));
        CycleTime time = CycleTime.of(Map.of(anna, start, bob, start), all, start.plus(Duration.ofDays(20)));
        assertThat(time).isEqualTo(new CycleTime(List.of(new CycleTime.Step(Duration.ofDays(3), 0)), 1, 0));
    }

    private static Invitation signedUp(MemberId inviter, String invitee, Instant at) {
        return new Invitation(
                inviter,
                Optional.of(new MemberId(invitee)),
                at,
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Invitation.Standing.CLEAN,
                Money.zero(Currency.getInstance("CNY")));
    }

    @Test
    @DisplayName("grow by (K - 1) / mean just above K = 1, and never by 0")
    void nearlySteady() {
        CycleTime time = of(days(Ending.CAME, 3, 7), days(Ending.STILL_OPEN, 9));
        for (double k : new double[] {Math.nextUp(1.0), 1 + 1e-15, 1 + 1e-13, 1 + 1e-10}) {
            assertThat(time.growth(k))
                    .isInstanceOfSatisfying(
                            GrowthRate.Growing.class,
                            it -> assertThat(it.perDay() * 5 / (k - 1))
                                    .as("K = %s", k)
                                    .isCloseTo(1, within(0.002)));
        }
    }

    @Test
    @DisplayName("refuse what is out of range")
    void nonsense() {
        CycleTime week = of(days(Ending.CAME, 7), List.of());
        for (Runnable each : List.<Runnable>of(
                () -> days(Ending.CAME, -1),
                () -> week.percentile(0),
                () -> week.percentile(100),
                () -> week.growth(Double.NaN),
                () -> week.growth(-1))) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(each::run);
        }
    }
}
