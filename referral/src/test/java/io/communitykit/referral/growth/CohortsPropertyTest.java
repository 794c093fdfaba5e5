package io.communitykit.referral.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.CalendarWindow.Period;
import io.communitykit.referral.growth.Invitation.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("K of cohorts beside a count of one pair after the other")
class CohortsPropertyTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Instant random(Random random, int days) {
        return START.plus(Duration.ofHours(random.nextInt(days * 24)));
    }

    @Property(tries = 200)
    @Label("each cohort that has had its time has what a plain count finds, each other says that it has not")
    void plain(@ForAll long seed) {
        Random random = new Random(seed);
        Map<MemberId, Instant> came = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            came.put(new MemberId("m" + i), random(random, 12));
        }
        List<Invitation> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            MemberId inviter = new MemberId("m" + random.nextInt(12));
            Instant at = came.getOrDefault(inviter, START).plus(Duration.ofHours(random.nextInt(200)));
            Instant signed = at.plus(Duration.ofHours(random.nextInt(60)));
            Instant qualified = signed.plus(Duration.ofHours(random.nextInt(60)));
            Optional<Instant> voided = random.nextInt(4) == 0
                    ? Optional.of(qualified.plus(Duration.ofHours(random.nextInt(90))))
                    : Optional.empty();
            boolean open = random.nextInt(3) == 0;
            Standing standing = List.of(Standing.values()).get(random.nextInt(3));
            all.add(
                    open
                            ? Invitation.open(inviter, at, new Money(random.nextInt(3), CNY))
                            : new Invitation(
                                    inviter,
                                    Optional.of(new MemberId("f" + i)),
                                    at,
                                    Optional.of(signed),
                                    Optional.of(qualified),
                                    voided,
                                    standing,
                                    new Money(random.nextInt(900), CNY)));
        }
        Instant asOf = random(random, 30);
        int days = 1 + random.nextInt(8);
        CohortReport report = new Cohorts(Period.DAY, ZoneOffset.UTC, CNY, List.of(days)).report(came, all, asOf);
        Set<LocalDate> seen = new HashSet<>();
        for (CohortReport.Cohort cohort : report.cohorts()) {
            LocalDate first = cohort.firstDay();
            seen.add(first);
            Instant known = first.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
            long members = came.values().stream()
                    .filter(it -> day(it).equals(first) && !it.isAfter(asOf))
                    .count();
            assertThat((long) cohort.members()).isEqualTo(members);
            KFactor k = cohort.k().get(0);
            if (asOf.isBefore(known)) {
                assertThat(k).isNotInstanceOf(KFactor.Measured.class);
                continue;
            }
            long[] counts = new long[5];
            for (Invitation each : all) {
                Instant inviter = came.getOrDefault(each.inviter(), START);
                // The window ends at one instant for all members of a day.
                if (!day(inviter).equals(first)
                        || !each.invitedAt().isBefore(known)
                        || each.invitedAt().isAfter(asOf)) {
                    continue;
                }
                boolean signed =
                        each.signedUpAt().filter(it -> it.isBefore(known)).isPresent();
                boolean qualified =
                        each.qualifiedAt().filter(it -> it.isBefore(known)).isPresent();
                boolean isVoid = each.voidedAt().filter(it -> !it.isAfter(asOf)).isPresent();
                counts[0]++;
                counts[1] += signed ? 1 : 0;
                counts[2] += qualified ? 1 : 0;
                counts[3] += qualified && !isVoid && each.standing() == Standing.CLEAN ? 1 : 0;
                counts[4] += each.cost().minor();
            }
            assertThat(k).isInstanceOfSatisfying(KFactor.Measured.class, it -> {
                assertThat(new long[] {
                            it.invitations().count(),
                            it.gross().count(),
                            it.qualified().count(),
                            it.clean().count(),
                            it.cost().minor()
                        })
                        .isEqualTo(counts);
                assertThat(it.gross().interval().low())
                        .isLessThanOrEqualTo(it.gross().mean());
                assertThat(it.gross().interval().high())
                        .isGreaterThan(it.gross().mean());
            });
        }
        came.values().stream()
                .filter(it -> !it.isAfter(asOf))
                .forEach(it -> assertThat(seen).contains(day(it)));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    @Property(tries = 200)
    @Label("Gini is half the mean absolute difference by the mean")
    void gini(@ForAll long seed) {
        Random random = new Random(seed);
        int[] counts = random.ints(1 + random.nextInt(60), 0, 1 + random.nextInt(2_000_000_000))
                .toArray();
        double sum = 0;
        double differences = 0;
        for (int one : counts) {
            sum += one;
            for (int other : counts) {
                differences += Math.abs((double) one - other);
            }
        }
        Optional<Concentration> found = Concentration.of(counts.clone());
        if (sum == 0) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow().gini())
                    .isCloseTo(differences / (2.0 * counts.length * sum), org.assertj.core.api.Assertions.within(1e-9));
        }
    }
}
