package io.communitykit.testkit.referral;

import static io.communitykit.testkit.referral.Broken.require;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.Bond;
import io.communitykit.referral.reward.QualifyingOrder;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.SideStatus;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.spi.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says, when everything has come to its end, what each referrer is due: which friends count by what they bought and kept, what the ladder
 * gives for so many by a plain reading of its steps, and what debt is left. For one thread.
 */
final class DueOracle {

    private final SimulatedShop shop;
    private final Map<MemberId, Long> brought = new HashMap<>();

    DueOracle(SimulatedShop shop) {
        this.shop = shop;
    }

    void brought(MemberId member, long friends) {
        brought.merge(member, friends, Long::sum);
    }

    /** At the end, when all is told, paid and taken back. */
    void check() {
        Referrals referrals =
                Referrals.builder(shop.program(), shop.books, shop.wallet).build();
        Map<MemberId, Map<PolicyVersion, Long>> counted = new HashMap<>();
        for (MemberId friend : shop.members) {
            Optional<Referral> known = shop.isErased(friend) ? Optional.empty() : referrals.referral(friend);
            known.ifPresent(it -> friend(friend, it, counted));
        }
        boolean erased = shop.members.stream().anyMatch(shop::isErased);
        for (MemberId referrer : shop.members) {
            if (!shop.isErased(referrer)) {
                RuleAccount account = referrals
                        .rewards(referrer)
                        .rule(RandomProgram.LADDER, shop.program().version());
                Map<PolicyVersion, Long> friends = counted.getOrDefault(referrer, Map.of());
                long n = friends.values().stream().mapToLong(it -> it).sum() + brought.getOrDefault(referrer, 0L);
                String who = referrer + ", " + account + ", friends " + friends + ", before " + brought.get(referrer);
                // Of friends who were erased nobody can say any more whether they count.
                require(erased || account.counted() == n, "not those friends count who bought and kept", who);
                referrer(account, friends, brought.getOrDefault(referrer, 0L), who);
            }
        }
    }

    private void friend(MemberId friend, Referral referral, Map<MemberId, Map<PolicyVersion, Long>> counted) {
        SideState side = referral.sides().get(Side.REFERRER);
        Optional<MemberId> referrer = referral.bond().map(Bond::referrer).flatMap(Party::known);
        if (side == null || referrer.isEmpty()) {
            // Of an erased referrer nothing is taken back, and nobody counts for one.
            return;
        }
        long kept = referral.order().map(this::kept).orElse(0L);
        String who = friend + ", " + referral + ", kept " + kept;
        if (side.status() == SideStatus.SETTLED) {
            // A payout that is refused after the refund says so in place of the refund; what counts is said apart.
            boolean counts = !side.counted().isEmpty();
            require(
                    kept >= RandomProgram.MINIMUM == counts,
                    "a friend counts who did not buy, or does not who did",
                    who);
            if (counts) {
                counted.computeIfAbsent(referrer.get(), it -> new HashMap<>())
                        .merge(side.edition().orElseThrow(), 1L, Long::sum);
            }
        } else {
            boolean refunded = side.reason().equals(Optional.of(Reason.REFUNDED));
            require(!refunded || kept < RandomProgram.MINIMUM, "a friend who kept it does not count", who);
            require(side.status().isEnd() || kept < RandomProgram.MINIMUM, "a friend who bought waits for ever", who);
        }
    }

    private long kept(QualifyingOrder qualifying) {
        ToldOrder order = shop.order(qualifying.id());
        long net = order.order.lines().stream()
                .mapToLong(it -> it.paid() - it.tax() - it.shipping())
                .sum();
        long back = order.refunds.stream()
                .map(OrderRefund::lines)
                .flatMap(List::stream)
                .mapToLong(it -> it.net())
                .sum();
        return Math.max(0, net - back);
    }

    private void referrer(RuleAccount account, Map<PolicyVersion, Long> friends, long before, String who) {
        RewardRule rule = shop.program().rule(RandomProgram.LADDER).orElseThrow();
        long has = account.paidOut() - account.recovered();
        long debt = rule.clawback() == Clawback.NONE_AFTER_PAID ? account.forgiven() : account.owed();
        if (shop.editions().size() > 1) {
            // What an earlier edition gave stays: plain to say where each friend is worth the same.
            boolean plain = shop.editions().stream().allMatch(DueOracle::isOnePrice);
            if (plain
                    && before == 0
                    && isExact()
                    && friends.values().stream().mapToLong(it -> it).sum() == account.counted()) {
                long due = 0;
                for (Map.Entry<PolicyVersion, Long> each : friends.entrySet()) {
                    due += each.getValue() * entitlement(ladder(each.getKey()), 1);
                }
                require(
                        has == due + account.owed() + account.forgiven(),
                        "not each edition's price is paid, " + due,
                        who);
            }
            return;
        }
        long due = entitlement(rule.ladder(), account.counted());
        require(has <= due + debt, "more is paid than the ladder gives, " + due, who);
        require(rule.clawback() != Clawback.NEGATIVE_BALANCE || debt == 0, "a debt where nobody owes", who);
        if (isExact()) {
            require(has == due + debt, "what is paid is not what the ladder gives, " + due, who);
        }
    }

    /** Whether nothing limits what is paid. */
    private boolean isExact() {
        ReferralProgram program = shop.program();
        return !shop.wallet.mayRefuse()
                && program.budgets().isEmpty()
                && program.rule(RandomProgram.LADDER).orElseThrow().caps().isEmpty();
    }

    private Ladder ladder(PolicyVersion edition) {
        return shop.edition(edition).rule(RandomProgram.LADDER).orElseThrow().ladder();
    }

    private static boolean isOnePrice(ReferralProgram program) {
        Ladder ladder = program.rule(RandomProgram.LADDER).orElseThrow().ladder();
        return ladder.mode() == LadderMode.PER_REFERRAL_MARGINAL
                && ladder.steps().size() == 1;
    }

    /** What a ladder gives for so many friends, friend by friend. */
    static long entitlement(Ladder ladder, long friends) {
        long milestones = 0;
        long each = 0;
        long reached = 0;
        for (long n = 1; n <= friends; n++) {
            for (Ladder.Step step : ladder.steps()) {
                boolean every = ladder.mode() == LadderMode.EVERY_N && n % step.at() == 0;
                milestones += step.at() == n || (every && n > step.at()) ? step.amount() : 0;
                reached = step.at() == n ? step.amount() : reached;
            }
            each += reached;
        }
        return switch (ladder.mode()) {
            case CUMULATIVE_TARGET -> reached;
            case MILESTONE_ADDITIVE, EVERY_N -> milestones;
            case PER_REFERRAL_MARGINAL -> each;
            case PER_REFERRAL_RETROACTIVE -> friends * reached;
        };
    }
}
