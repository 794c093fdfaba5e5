package io.communitykit.referral.growth;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.growth.CohortReport.Cohort;
import io.communitykit.referral.growth.CohortReport.DropReason;
import io.communitykit.referral.growth.CohortReport.Dropped;
import io.communitykit.referral.growth.CohortTally.MemberTally;
import io.communitykit.referral.growth.internal.Drops;
import io.communitykit.referral.growth.internal.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Measures K of cohorts: members by the calendar day, week or month in which they came, and the friends they brought within so many days of
 * that. Only what was known at the instant of the report counts; a cohort that has not had its window is named as such (right-censored), since
 * a K that mixes old and new members always looks as if growth ended. Immutable and safe for many threads; the same input gives the same
 * report. Takes memory in proportion to members and windows.
 */
public final class Cohorts {

    private static final int MOST_WINDOWS = 32;
    private static final int MOST_DAYS = 3_660;

    private final CalendarWindow.Period period;
    private final ZoneId zone;
    private final Currency currency;
    private final List<Integer> windows;

    /**
     * Takes how to cut.
     *
     * @param period of which length a cohort is
     * @param zone whose days, weeks and months
     * @param currency of all costs
     * @param windows in days, 1 to 3,660 each; 1 to 32 different ones
     * @throws InvalidValueException if a window is out of range
     */
    public Cohorts(CalendarWindow.Period period, ZoneId zone, Currency currency, List<Integer> windows) {
        this.period = period;
        this.zone = zone;
        this.currency = currency;
        this.windows = List.copyOf(new TreeSet<>(windows));
        Range.whole("windows", this.windows.size(), 1, MOST_WINDOWS);
        this.windows.forEach(it -> Range.whole("days of a window", it, 1, MOST_DAYS));
    }

    /**
     * Measures.
     *
     * @param came when each member came, those who never invited anybody among them
     * @param invitations what became of all invitations
     * @param asOf facts of later are not known
     * @return the report
     * @throws InvalidValueException if a cost is of another currency, the sum of costs overflows, or a time is out of range
     */
    public CohortReport report(Map<MemberId, Instant> came, List<Invitation> invitations, Instant asOf) {
        LocalDate today = LocalDate.ofInstant(Timestamps.cut("instant of the report", asOf), zone);
        Map<MemberId, MemberTally> members = new HashMap<>();
        long notYet = 0;
        for (Map.Entry<MemberId, Instant> each : came.entrySet()) {
            if (each.getValue().isAfter(asOf)) {
                notYet++;
            } else {
                members.put(
                        each.getKey(), new MemberTally(day(Timestamps.cut("coming", each.getValue())), windows.size()));
            }
        }
        List<Dropped> dropped = new ArrayList<>();
        Drops drops = new Drops(came, invitations, asOf);
        for (int i = 0; i < invitations.size(); i++) {
            Invitation each = invitations.get(i);
            MemberTally member = members.get(each.inviter());
            Optional<DropReason> reason = drops.of(i);
            if (reason.isPresent()) {
                dropped.add(new Dropped(each, reason.get()));
            } else if (member != null) {
                count(member, each, asOf);
            }
        }
        return report(members, dropped, notYet, today);
    }

    private void count(MemberTally member, Invitation each, Instant asOf) {
        if (!each.cost().currency().equals(currency)) {
            throw new InvalidValueException(
                    ErrorCode.CURRENCY_MISMATCH,
                    "cost of an invitation must be in " + currency + ", got " + each.cost()
                            + ". Maybe convert it first.");
        }
        long invited = day(each.invitedAt()) - member.day;
        long signed = since(each.signedUpAt(), member, asOf);
        long qualified = since(each.qualifiedAt(), member, asOf);
        for (int i = 0; i < windows.size(); i++) {
            int days = windows.get(i);
            if (invited < days) {
                member.counts[i * 4]++;
                member.counts[i * 4 + 1] += signed < days ? 1 : 0;
                member.counts[i * 4 + 2] += qualified < days ? 1 : 0;
                member.counts[i * 4 + 3] += qualified < days && each.isCleanAt(asOf) ? 1 : 0;
                member.costs[i] = CohortTally.sum(member.costs[i], each.cost().minor());
            }
        }
    }

    private long since(Optional<Instant> at, MemberTally member, Instant asOf) {
        return at.filter(it -> !it.isAfter(asOf))
                .map(it -> day(it) - member.day)
                .orElse(Long.MAX_VALUE);
    }

    private long day(Instant instant) {
        return LocalDate.ofInstant(instant, zone).toEpochDay();
    }

    private CohortReport report(
            Map<MemberId, MemberTally> members, List<Dropped> dropped, long notYet, LocalDate today) {
        Map<LocalDate, List<MemberTally>> byDay = new TreeMap<>();
        members.values()
                .forEach(it -> byDay.computeIfAbsent(
                                period.firstDay(LocalDate.ofEpochDay(it.day)), day -> new ArrayList<>())
                        .add(it));
        List<CohortTally> all = windows.stream().map(CohortTally::new).toList();
        List<Cohort> cohorts = new ArrayList<>();
        byDay.forEach((first, cohort) -> {
            LocalDate last = period.dayAfter(first).minusDays(1);
            long passed = today.toEpochDay() - last.toEpochDay();
            List<KFactor> k = new ArrayList<>();
            for (int i = 0; i < windows.size(); i++) {
                int days = windows.get(i);
                if (passed >= days) {
                    k.add(measured(cohort, i, all.get(i)));
                } else if (passed > 0) {
                    k.add(new KFactor.TooYoung(days, (int) passed, last.plusDays(days)));
                } else {
                    k.add(new KFactor.NoTimePassed(days, last.plusDays(days)));
                }
            }
            cohorts.add(new Cohort(first, cohort.size(), k));
        });
        List<KFactor.Measured> overall = all.stream()
                .filter(it -> it.members() > 0)
                .map(it -> it.measured(currency))
                .toList();
        return new CohortReport(cohorts, overall, dropped, notYet);
    }

    private KFactor measured(List<MemberTally> cohort, int window, CohortTally all) {
        CohortTally tally = new CohortTally(windows.get(window));
        for (MemberTally member : cohort) {
            tally.add(member, window);
            all.add(member, window);
        }
        return tally.measured(currency);
    }
}
