package io.communitykit.referral.lottery;

import io.communitykit.referral.Reason;
import io.communitykit.referral.lottery.LotteryState.Activity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left before a draw. Immutable and safe for many threads. */
record Stock(PrizeTable table, Activity activity) {

    /** Why a prize cannot be given; empty where it can. */
    Optional<Reason> shortage(LotteryPrize prize) {
        if (prize.stock().isPresent()
                && activity.taken(prize.id()) >= prize.stock().getAsLong()) {
            return Optional.of(Reason.SOLD_OUT);
        }
        LotteryPrize.Cost cost = prize.gift().cost();
        long spent = Math.addExact(activity.spent(cost.unit()).sum(), cost.amount());
        return table.budget(prize).filter(it -> spent > it).map(it -> Reason.BUDGET_EXHAUSTED);
    }

    boolean lasts(LotteryPrize prize) {
        return shortage(prize).isEmpty();
    }

    /** The prize itself, or the first that lasts of those that stand in for it, each looked at once. */
    Optional<LotteryPrize> resolve(LotteryPrize prize) {
        if (lasts(prize)) {
            return Optional.of(prize);
        }
        Set<PrizeId> seen = new HashSet<>(Set.of(prize.id()));
        @Nullable LotteryPrize next = table.insteadOf(prize);
        while (next != null && seen.add(next.id())) {
            if (lasts(next)) {
                return Optional.of(next);
            }
            next = table.insteadOf(next);
        }
        return Optional.empty();
    }
}
