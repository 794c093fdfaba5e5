package io.communitykit.testkit.referral;

import static io.communitykit.testkit.referral.Broken.require;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what a store says of members, row by row, and compares. For one thread. */
final class ReferralAudit {

    private static final int ROWS = 1_000;

    private final SimulatedShop shop;
    private final ErasureAudit erasures;
    private final Referrals referrals;
    private final SimulatedWallet wallet;

    ReferralAudit(SimulatedShop shop, ErasureAudit erasures) {
        this.shop = shop;
        this.erasures = erasures;
        this.wallet = shop.wallet;
        this.referrals = Referrals.builder(shop.program(), shop.books, wallet).build();
    }

    /** After every step: what each member has agrees with its rows, and the budget with all members. */
    void books() {
        Map<RewardUnit, Long> reserved = new TreeMap<>();
        for (MemberId member : shop.members) {
            List<Grant> rows = referrals.ledger(member, Optional.empty(), ROWS).stream()
                    .map(Referrals.LedgerRow::grant)
                    .toList();
            referrals
                    .rewards(member)
                    .rules()
                    .forEach((id, account) -> shop.edition(newest(account))
                            .rule(id)
                            .ifPresent(rule -> {
                                List<Grant> own = rows.stream()
                                        .filter(row -> row.rule().equals(id))
                                        .toList();
                                // What an erasure that failed in between settled is over; the rows go with the member.
                                if (!erasures.isUnderWay(member)) {
                                    account(member, rule, account, own);
                                }
                                caps(member, rule, own);
                                long cash = own.stream()
                                        .filter(row -> row.status() == GrantStatus.APPROVED)
                                        .mapToLong(Grant::cash)
                                        .sum();
                                reserved.merge(rule.unit(), account.held() + cash, Math::addExact);
                            }));
        }
        ProgramTally tally = referrals.tally();
        shop.program()
                .budgets()
                .forEach(budget -> require(
                        tally.unit(budget.unit()).taken() <= budget.total(),
                        "a budget is overspent",
                        tally + " of " + budget));
        for (RewardUnit unit : List.of(RandomProgram.MONEY, RandomProgram.POINTS)) {
            require(
                    tally.unit(unit).reserved() == reserved.getOrDefault(unit, 0L),
                    "what is reserved is not what waits",
                    tally.unit(unit) + " and " + reserved);
        }
    }

    private static void account(MemberId member, RewardRule rule, RuleAccount account, List<Grant> rows) {
        String who = member + " by " + rule.id() + ", " + account + ", " + rows;
        require(account.held() == left(rows, GrantStatus.HELD), "held is not the sum of its rows", who);
        require(account.approved() == left(rows, GrantStatus.APPROVED), "approved is not the sum of its rows", who);
        require(
                account.paid() == left(rows, GrantStatus.PAID) + left(rows, GrantStatus.REFUSED),
                "paid is not the sum of its rows",
                who);
        require(
                account.queued() == rows.stream().mapToLong(Grant::queued).sum(),
                "queued is not the sum of its rows",
                who);
        require(
                account.forfeited() == rows.stream().mapToLong(Grant::forfeited).sum(),
                "forfeited is not the sum of its rows",
                who);
        long entitled = rule.ladder().entitlement(account.counted()) + account.offset();
        // What is left to a later edition when the last friend of an earlier one is gone, it grants with its next
        // friend.
        boolean same = account.before() == 0
                && rows.stream().allMatch(row -> account.ladder().editions().contains(row.edition()));
        require(
                same ? entitled == account.credited() : entitled >= account.credited(),
                "what is decided is not what the ladder gives",
                who);
        long netted = rows.stream()
                .filter(row -> row.status() == GrantStatus.APPROVED)
                .mapToLong(row -> row.left() + row.clawed() - row.cash())
                .sum();
        require(
                account.paidOut() - account.recovered()
                        == account.paid() + account.owed() + account.forgiven() + account.recovering() + netted,
                "what left is not what is kept, owed and asked back",
                who);
        require(
                account.held() >= 0 && account.paid() >= 0 && account.owed() >= 0 && account.recovering() >= 0,
                "a sum is negative",
                who);
    }

    private static PolicyVersion newest(RuleAccount account) {
        List<PolicyVersion> editions = account.ladder().editions();
        return editions.get(editions.size() - 1);
    }

    private static long left(List<Grant> rows, GrantStatus status) {
        return rows.stream()
                .filter(row -> row.status() == status)
                .mapToLong(Grant::left)
                .sum();
    }

    private static void caps(MemberId member, RewardRule rule, List<Grant> rows) {
        for (RewardCap cap : rule.caps()) {
            for (Grant end : rows) {
                long amount = 0;
                long count = 0;
                for (Grant row : rows) {
                    if (isWithin(cap.window(), row.day(), end.day()) && row.left() > 0) {
                        amount += row.left();
                        count++;
                    }
                }
                boolean kept = switch (cap.measure()) {
                    case AMOUNT -> amount <= cap.limit();
                    case COUNT -> count <= cap.limit();
                    case AMOUNT_PER_REFERRAL -> end.left() <= cap.limit();
                };
                require(kept, "a cap is exceeded", member + ", " + cap + ", " + rows);
            }
        }
    }

    private static boolean isWithin(Optional<CalendarWindow> window, LocalDate day, LocalDate end) {
        return window.isEmpty()
                || (!day.isBefore(window.get().firstDay(end))
                        && day.isBefore(window.get().dayAfter(end)));
    }

    /** When nothing is under way: the wallet has what the books say. */
    void wallet() {
        Map<RewardUnit, Long> committed = new TreeMap<>();
        for (MemberId member : shop.members) {
            Map<RewardUnit, Long> paid = new TreeMap<>();
            referrals
                    .rewards(member)
                    .rules()
                    .forEach((id, account) -> shop.program().rule(id).ifPresent(rule -> {
                        require(
                                account.approved() == 0 && account.recovering() == 0,
                                "something is still under way",
                                member + ", " + account);
                        paid.merge(rule.unit(), account.paidOut() - account.recovered(), Math::addExact);
                    }));
            paid.forEach((unit, sum) -> {
                require(
                        wallet.balance(member, unit) == sum,
                        "the wallet has not what the books say",
                        member + " has " + wallet.balance(member, unit) + " " + unit + ", books " + sum);
                committed.merge(unit, sum, Math::addExact);
            });
        }
        for (RewardUnit unit : List.of(RandomProgram.MONEY, RandomProgram.POINTS)) {
            require(
                    referrals.tally().unit(unit).committed() == wallet.sum(unit),
                    "the program has not paid what wallets have",
                    referrals.tally().unit(unit) + " and " + wallet.sum(unit) + " " + unit);
        }
    }
}
