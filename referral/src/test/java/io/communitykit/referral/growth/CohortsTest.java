package io.communitykit.referral.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.CalendarWindow.Period;
import io.communitykit.referral.growth.CohortReport.DropReason;
import io.communitykit.referral.growth.Invitation.Standing;
import io.communitykit.referral.growth.KFactor.Measured;
import io.communitykit.referral.growth.KFactor.NoTimePassed;
import io.communitykit.referral.growth.KFactor.TooYoung;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K of cohorts")
class CohortsTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant MONDAY = at("2026-03-02T00:00");
    private static final MemberId ANNA = new MemberId("安娜😀");
    private static final MemberId BOB = new MemberId("bob");
    private static final MemberId CARL = new MemberId("carl");

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private static Invitation brought(MemberId inviter, String invitee, String day, Standing standing, String voided) {
        Instant when = at(day);
        return new Invitation(
                inviter,
                Optional.of(new MemberId(invitee)),
                when,
                Optional.of(when),
                Optional.of(when),
                voided.isEmpty() ? Optional.empty() : Optional.of(at(voided)),
                standing,
                new Money(500, CNY));
    }

    private static Cohorts weekly(Integer... days) {
        return new Cohorts(Period.WEEK, SHANGHAI, CNY, List.of(days));
    }

    private static Measured measured(KFactor k) {
        return k.fold(it -> it, it -> fail(it), it -> fail(it));
    }

    private static Measured fail(KFactor k) {
        throw new AssertionError(k.toString());
    }

    @Test
    @DisplayName("counts what came within the window, and what of it is clean")
    void counts() {
        Map<MemberId, Instant> came = Map.of(ANNA, MONDAY, BOB, at("2026-03-08T23:59"), CARL, at("2026-03-04T12:00"));
        List<Invitation> all = List.of(
                brought(ANNA, "f1", "2026-03-02T01:00", Standing.CLEAN, ""),
                brought(ANNA, "f2", "2026-03-08T23:59", Standing.FRAUD, ""),
                brought(ANNA, "f3", "2026-03-08T23:59", Standing.SUSPECTED, ""),
                brought(ANNA, "f4", "2026-03-03T10:00", Standing.CLEAN, "2026-03-12T10:00"),
                brought(ANNA, "f5", "2026-03-09T00:00", Standing.CLEAN, ""),
                Invitation.open(BOB, at("2026-03-09T10:00"), Money.zero(CNY)));
        CohortReport report = weekly(7).report(came, all, at("2026-03-15T00:00"));

        assertThat(report.dropped()).isEmpty();
        assertThat(report.cohorts()).hasSize(1);
        assertThat(report.cohorts().get(0).firstDay()).isEqualTo(LocalDate.of(2026, 3, 2));
        Measured k = measured(report.cohorts().get(0).k().get(0));
        assertThat(k.invitations().count()).isEqualTo(5);
        assertThat(k.gross().count()).isEqualTo(4);
        assertThat(k.qualified().mean()).isEqualTo(4 / 3.0);
        assertThat(k.clean().count()).isEqualTo(1);
        assertThat(k.silent()).isEqualTo(new Share(1, 3));
        assertThat(k.cost()).isEqualTo(new Money(2000, CNY));
        assertThat(k.costPerClean(RoundingMode.UNNECESSARY)).contains(new Money(2000, CNY));
        assertThat(k.conversion(k.gross())).hasValue(4 / 5.0);
        assertThat(k.conversion(k.gross()).orElseThrow() * k.invitations().mean())
                .isCloseTo(k.gross().mean(), within(1e-15));
        assertThat(k.concentration().orElseThrow().top()).isEqualTo(new Share(1, 1));
        assertThat(report.overall(7)).contains(k);
        assertThat(report.overall(8)).isEmpty();
        // Before the claw-back was told, one more was clean.
        CohortReport earlier =
                new Cohorts(Period.DAY, SHANGHAI, CNY, List.of(7)).report(came, all, at("2026-03-10T00:00"));
        assertThat(measured(earlier.cohorts().get(0).k().get(0)).clean().count())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("is not known before the last member has had the window, and that is said, neither 0 nor NaN")
    void censored() {
        Map<MemberId, Instant> came = Map.of(ANNA, MONDAY);
        assertThat(only(came, "2026-03-02T00:00")).isEqualTo(new NoTimePassed(7, LocalDate.of(2026, 3, 15)));
        assertThat(only(came, "2026-03-08T23:59")).isInstanceOf(NoTimePassed.class);
        assertThat(only(came, "2026-03-09T00:00")).isEqualTo(new TooYoung(7, 1, LocalDate.of(2026, 3, 15)));
        assertThat(only(came, "2026-03-14T23:59")).isEqualTo(new TooYoung(7, 6, LocalDate.of(2026, 3, 15)));
        Measured known = measured(only(came, "2026-03-15T00:00"));
        assertThat(known.clean().mean()).isZero();
        assertThat(known.concentration()).isEmpty();
        assertThat(known.costPerClean(RoundingMode.HALF_UP)).isEmpty();
        assertThat(known.conversion(known.gross())).isEmpty();
        CohortReport before = weekly(7).report(came, List.of(), at("2026-03-01T00:00"));
        assertThat(before.cohorts()).isEmpty();
        assertThat(before.notYet()).isEqualTo(1);
        assertThat(List.of(only(came, "2026-03-02T00:00"), only(came, "2026-03-09T00:00"), known))
                .extracting(k -> k.<String>fold(it -> "measured", it -> "too young", it -> "no time passed"))
                .containsExactly("no time passed", "too young", "measured");
        assertThat(weekly(7).report(came, List.of(), at("2026-03-14T00:00")).overall())
                .isEmpty();
    }

    private static KFactor only(Map<MemberId, Instant> came, String asOf) {
        return weekly(7).report(came, List.of(), at(asOf)).cohorts().get(0).k().get(0);
    }

    @Test
    @DisplayName("names every invitation that does not count")
    void dropped() {
        Map<MemberId, Instant> came = Map.of(ANNA, MONDAY, BOB, at("2026-03-03T00:00"));
        List<Invitation> all = List.of(
                brought(BOB, "f1", "2026-03-05T00:00", Standing.CLEAN, ""),
                brought(ANNA, "f1", "2026-03-04T00:00", Standing.CLEAN, ""),
                brought(ANNA, "f1", "2026-03-04T00:00", Standing.CLEAN, ""),
                brought(ANNA, ANNA.value(), "2026-03-04T00:00", Standing.CLEAN, ""),
                brought(CARL, "f2", "2026-03-04T00:00", Standing.CLEAN, ""),
                brought(BOB, "f2", "2026-03-02T23:00", Standing.CLEAN, ""),
                brought(ANNA, "f3", "2026-07-01T00:00", Standing.CLEAN, ""));
        CohortReport report = weekly(7, 1, 7).report(came, all, at("2026-06-30T00:00"));
        assertThat(report.dropped().stream().map(CohortReport.Dropped::reason))
                .containsExactly(
                        DropReason.INVITEE_TAKEN,
                        DropReason.INVITEE_TAKEN,
                        DropReason.SELF,
                        DropReason.UNKNOWN_INVITER,
                        DropReason.BEFORE_INVITER,
                        DropReason.NOT_YET);
        assertThat(report.cohorts().get(0).k().stream().map(KFactor::days)).containsExactly(1, 7);
        assertThat(report.overall(7).orElseThrow().clean().count()).isEqualTo(1);
        assertThat(report.overall(1).orElseThrow().clean().count()).isZero();
    }

    @Test
    @DisplayName("counts a friend of two invitations at one instant by the one that was given first")
    void ties() {
        List<Invitation> all = List.of(
                brought(BOB, "f", "2026-03-04T00:00", Standing.CLEAN, ""),
                brought(ANNA, "f", "2026-03-04T00:00", Standing.CLEAN, ""));
        CohortReport report = weekly(7).report(Map.of(ANNA, MONDAY, BOB, MONDAY), all, at("2026-06-30T00:00"));
        assertThat(report.dropped()).containsExactly(new CohortReport.Dropped(all.get(1), DropReason.INVITEE_TAKEN));
    }

    @Test
    @DisplayName("cuts days, weeks and months in the zone that it was given")
    void zones() {
        Map<MemberId, Instant> came = Map.of(ANNA, Instant.parse("2026-02-28T16:00:00Z"));
        Instant late = at("2026-12-01T00:00");
        for (Map.Entry<Period, String> each : Map.of(
                        Period.DAY, "2026-03-01", Period.WEEK, "2026-02-23", Period.MONTH, "2026-03-01")
                .entrySet()) {
            CohortReport report = new Cohorts(each.getKey(), SHANGHAI, CNY, List.of(1)).report(came, List.of(), late);
            assertThat(report.cohorts().get(0).firstDay()).isEqualTo(each.getValue());
        }
        CohortReport utc = new Cohorts(Period.MONTH, ZoneId.of("UTC"), CNY, List.of(1)).report(came, List.of(), late);
        assertThat(utc.cohorts().get(0).firstDay()).isEqualTo("2026-02-01");
    }

    @Test
    @DisplayName("has the exact interval of Poisson counts, and a wider one where few bring most")
    void intervals() {
        // Garwood's table: 0 to 3.689, 0.0253 to 5.572, 1.623 to 11.668, 4.795 to 18.390.
        for (double[] row :
                new double[][] {{0, 0, 3.6889}, {1, 0.0253, 5.5716}, {5, 1.6235, 11.6683}, {10, 4.7954, 18.3904}}) {
            MeanCount mean = MeanCount.of((long) row[0], row[0], 1);
            assertThat(mean.interval().method()).isEqualTo(Interval.Method.POISSON_EXACT);
            assertThat(mean.interval().low()).isCloseTo(row[1], within(0.0001));
            assertThat(mean.interval().high()).isCloseTo(row[2], within(0.0001));
        }
        // A hundred members, of whom one brought all 50: variance 25 = m + m^2 / r.
        MeanCount one = MeanCount.of(50, 2500, 100);
        assertThat(one.interval().method()).isEqualTo(Interval.Method.NEGATIVE_BINOMIAL);
        assertThat(Math.log(one.interval().high() / 0.5)).isCloseTo(1.959964, within(1e-5));
        assertThat(one.interval().low() * one.interval().high()).isCloseTo(0.25, within(1e-12));
        assertThat(MeanCount.of(50, 50, 100).interval().method()).isEqualTo(Interval.Method.POISSON_EXACT);
        assertThat(one.mean()).isEqualTo(0.5);
        // Two members of whom one brought all: 4 friends are chi-square of 4, 3 of 3, and 3.841 is exceeded in 5 of 100
        // cases.
        assertThat(MeanCount.of(4, 16, 2).interval().method()).isEqualTo(Interval.Method.NEGATIVE_BINOMIAL);
        assertThat(MeanCount.of(3, 9, 2).interval().method()).isEqualTo(Interval.Method.POISSON_EXACT);
    }

    @Test
    @DisplayName("says how unequally members bring friends")
    void concentration() {
        // Gini of 1 to 5 is 4/15, of one among n (n - 1)/n, of equal ones 0.
        assertThat(Concentration.of(new int[] {5, 1, 4, 2, 3}).orElseThrow().gini())
                .isCloseTo(4 / 15.0, within(1e-15));
        Concentration one = Concentration.of(new int[] {0, 0, 7, 0}).orElseThrow();
        assertThat(one).isEqualTo(new Concentration(0.75, new Share(7, 7)));
        assertThat(Concentration.of(new int[] {2, 2, 2}).orElseThrow().gini()).isZero();
        assertThat(Concentration.of(new int[] {0, 0})).isEmpty();
        int[] many = new int[250];
        java.util.Arrays.fill(many, 1);
        many[100] = 100;
        assertThat(Concentration.of(many).orElseThrow().top()).isEqualTo(new Share(102, 349));
    }

    @Test
    @DisplayName("is the same whatever the order of members")
    void order() {
        Map<MemberId, Instant> came = new LinkedHashMap<>();
        Map<MemberId, Instant> back = new LinkedHashMap<>();
        List<Invitation> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            came.put(new MemberId("m" + i), MONDAY.plusSeconds(3600L * i));
            back.put(new MemberId("m" + (299 - i)), MONDAY.plusSeconds(3600L * (299 - i)));
            all.add(brought(
                    new MemberId("m" + i % 37), "f" + i, "2026-03-0" + (3 + i % 6) + "T12:00", Standing.CLEAN, ""));
        }
        Instant late = at("2026-06-01T00:00");
        CohortReport report = weekly(1, 7, 28).report(came, all, late);
        assertThat(weekly(28, 7, 1).report(back, all, late)).isEqualTo(report);
    }

    @Test
    @DisplayName("names costs that are too much together, of one member or of several")
    void costs() {
        Invitation most = Invitation.open(ANNA, MONDAY, new Money(Long.MAX_VALUE, CNY));
        for (MemberId other : List.of(ANNA, BOB)) {
            List<Invitation> all = List.of(most, Invitation.open(other, MONDAY, new Money(1, CNY)));
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> weekly(7).report(Map.of(ANNA, MONDAY, BOB, MONDAY), all, at("2026-06-01T00:00")))
                    .withMessageContaining("costs of invitations");
        }
    }

    @Test
    @DisplayName("refuses windows and costs that make no sense, and facts in the wrong order")
    void nonsense() {
        Invitation dollars = Invitation.open(ANNA, MONDAY, Money.zero(Currency.getInstance("USD")));
        for (Runnable each : List.<Runnable>of(
                () -> weekly(0),
                () -> weekly(),
                () -> weekly(3_661),
                () -> weekly(7).report(Map.of(ANNA, MONDAY), List.of(dollars), at("2026-06-01T00:00")),
                () -> weekly(7).report(Map.of(ANNA, Instant.MIN), List.of(), MONDAY),
                () -> weekly(7).report(Map.of(), List.of(), Instant.MAX),
                () -> Invitation.open(ANNA, Instant.MAX, Money.zero(CNY)),
                () -> Invitation.open(ANNA, MONDAY, new Money(-1, CNY)),
                () -> brought(ANNA, "f", "2026-03-04T00:00", Standing.CLEAN, "2026-03-03T00:00"),
                () -> new Invitation(
                        ANNA,
                        Optional.empty(),
                        MONDAY,
                        Optional.of(MONDAY),
                        Optional.empty(),
                        Optional.empty(),
                        Standing.CLEAN,
                        Money.zero(CNY)),
                () -> new Invitation(
                        ANNA,
                        Optional.empty(),
                        MONDAY,
                        Optional.empty(),
                        Optional.of(MONDAY),
                        Optional.empty(),
                        Standing.CLEAN,
                        Money.zero(CNY)),
                () -> new Share(2, 1),
                () -> new Share(-1, 1),
                () -> new Interval(2, 1, Interval.Method.WILSON),
                () -> new MeanCount(0, 0, new Interval(0, 1, Interval.Method.WILSON)))) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(each::run);
        }
    }
}
