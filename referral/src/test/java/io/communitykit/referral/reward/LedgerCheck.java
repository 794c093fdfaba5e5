package io.communitykit.referral.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What must hold of all ledgers at any time, worked out from the rows. */
final class LedgerCheck {

    private final Shop shop;
    private final ReferralProgram program;

    LedgerCheck(Shop shop, ReferralProgram program) {
        this.shop = shop;
        this.program = program;
    }

    private record Row(Grant grant, String friend) {}

    void holds(Set<MemberId> members) {
        Map<RewardUnit, Long> reserved = new HashMap<>();
        Map<RewardUnit, Long> committed = new HashMap<>();
        for (MemberId member : members) {
            List<Row> rows = rows(member);
            RewardAccount account = shop.referrals.rewards(member);
            for (RewardRule rule : program.rules()) {
                List<Row> mine = rows.stream()
                        .filter(it -> it.grant().rule().equals(rule.id()))
                        .toList();
                RuleAccount sums = account.rule(rule.id(), program.version());
                sumsAreThoseOfRows(member + " " + rule.id(), rule, sums, mine);
                capsHold(member + " " + rule.id(), rule, mine);
                reserved.merge(rule.unit(), reservedBy(mine), Math::addExact);
                committed.merge(rule.unit(), sums.paidOut() - sums.recovered(), Math::addExact);
            }
        }
        for (RewardRule rule : program.rules()) {
            BudgetTally tally = shop.referrals.tally().unit(rule.unit());
            assertThat(tally.reserved()).as("reserved %s", rule.unit()).isEqualTo(reserved.get(rule.unit()));
            assertThat(tally.committed()).as("committed %s", rule.unit()).isEqualTo(committed.get(rule.unit()));
            Optional<ProgramBudget> budget = program.budget(rule.unit());
            budget.ifPresent(it -> assertThat(tally.taken()).isLessThanOrEqualTo(it.total()));
        }
    }

    /** Once nothing is to be done any more, the wallet has what the ledgers say. */
    void walletHasWhatLedgersSay(Set<MemberId> members) {
        for (MemberId member : members) {
            long net = 0;
            for (RuleAccount rule : shop.referrals.rewards(member).rules().values()) {
                net += rule.paidOut() - rule.recovered();
            }
            assertThat(shop.wallet.net(member)).as("net of %s", member).isEqualTo(net);
        }
    }

    private List<Row> rows(MemberId member) {
        List<Row> all = new ArrayList<>();
        for (Referrals.LedgerRow row : shop.referrals.ledger(member, Optional.empty(), 10_000)) {
            all.add(new Row(row.grant(), row.friend().map(Object::toString).orElse("")));
        }
        return all;
    }

    private static long sum(List<Row> rows, Predicate<Grant> which, ToLongFunction<Grant> amount) {
        return rows.stream().map(Row::grant).filter(which).mapToLong(amount).reduce(0, Math::addExact);
    }

    private static Predicate<Grant> is(GrantStatus status) {
        return row -> row.status() == status;
    }

    private static long reservedBy(List<Row> rows) {
        return sum(rows, is(GrantStatus.HELD), Grant::left) + sum(rows, is(GrantStatus.APPROVED), Grant::cash);
    }

    private static void sumsAreThoseOfRows(String what, RewardRule rule, RuleAccount sums, List<Row> rows) {
        assertThat(sums.held()).as("held %s", what).isEqualTo(sum(rows, is(GrantStatus.HELD), Grant::left));
        assertThat(sums.approved()).as("approved %s", what).isEqualTo(sum(rows, is(GrantStatus.APPROVED), Grant::left));
        assertThat(sums.paid())
                .as("paid %s", what)
                .isEqualTo(sum(rows, is(GrantStatus.PAID).or(is(GrantStatus.REFUSED)), Grant::left));
        assertThat(sums.queued()).as("queued %s", what).isEqualTo(sum(rows, it -> true, Grant::queued));
        assertThat(sums.forfeited()).as("forfeited %s", what).isEqualTo(sum(rows, it -> true, Grant::forfeited));
        long entitled = rule.ladder().entitlement(sums.counted()) + sums.offset();
        assertThat(sums.credited()).as("credited %s", what).isEqualTo(Math.max(0, entitled));
        long nettedInFlight = sum(rows, is(GrantStatus.APPROVED), it -> it.left() + it.clawed() - it.cash());
        assertThat(sums.paidOut() - sums.recovered())
                .as("net of %s", what)
                .isEqualTo(sums.paid() + sums.owed() + sums.forgiven() + sums.recovering() + nettedInFlight);
        assertThat(List.of(sums.owed(), sums.forgiven(), sums.recovering(), sums.recovered()))
                .allMatch(it -> it >= 0);
        if (rows.stream().noneMatch(it -> it.grant().status() == GrantStatus.REFUSED)) {
            assertThat(sums.usedInAll().amount()).as("used %s", what).isEqualTo(used(rule, rows));
        }
        rows.forEach(row -> assertThat(partsOf(row.grant())).as("row %s", row).allMatch(it -> it >= 0));
    }

    private static List<Long> partsOf(Grant row) {
        return List.of(
                row.left(),
                row.queued(),
                row.forfeited(),
                row.cash(),
                row.clawed(),
                row.wanted() - row.granted(),
                row.wanted() - row.left() - row.queued() - row.forfeited());
    }

    /** What a row uses of caps: what was granted and not taken back, or was left with the beneficiary. */
    private static long used(RewardRule rule, Grant row) {
        boolean stays = rule.clawback() == Clawback.NONE_AFTER_PAID;
        return row.left() + (stays ? row.clawed() : 0);
    }

    private static long used(RewardRule rule, List<Row> rows) {
        return rows.stream().mapToLong(it -> used(rule, it.grant())).sum();
    }

    private static void capsHold(String what, RewardRule rule, List<Row> rows) {
        for (RewardCap cap : rule.caps()) {
            if (cap.measure() == RewardCap.Measure.AMOUNT_PER_REFERRAL) {
                Map<String, Long> byFriend = new HashMap<>();
                rows.stream()
                        .filter(it -> !it.friend().isEmpty())
                        .forEach(it -> byFriend.merge(it.friend(), it.grant().granted(), Math::addExact));
                assertThat(byFriend.values()).as("%s by friend", what).allMatch(it -> it <= cap.limit());
                continue;
            }
            Map<LocalDate, Long> days = new TreeMap<>();
            for (Row row : rows) {
                long amount = used(rule, row.grant());
                long use = cap.measure() == RewardCap.Measure.AMOUNT ? amount : amount > 0 ? 1 : 0;
                days.merge(row.grant().day(), use, Math::addExact);
            }
            for (LocalDate day : days.keySet()) {
                assertThat(inWindow(cap.window(), days, day))
                        .as("%s %s", what, cap)
                        .isLessThanOrEqualTo(cap.limit());
            }
        }
    }

    private static long inWindow(Optional<CalendarWindow> window, Map<LocalDate, Long> days, LocalDate day) {
        return days.entrySet().stream()
                .filter(it -> window.isEmpty()
                        || (!it.getKey().isBefore(window.get().firstDay(day))
                                && it.getKey().isBefore(window.get().dayAfter(day))))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What a member has by a rule after all: granted and not taken back. */
    long granted(MemberId member, RuleId rule) {
        RuleAccount sums = shop.referrals.rewards(member).rule(rule, program.version());
        return sums.held() + sums.approved() + sums.paid();
    }
}
