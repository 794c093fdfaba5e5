package io.communitykit.referral.lottery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prizes of a policy by the values of which they are drawn: the first from 0 up to its odds, each other behind the one before. An array
 * of the sums of the odds, searched by halves: O(log n). Immutable and safe for many threads.
 */
final class PrizeTable {

    private final LotteryPolicy policy;
    private final List<LotteryPrize> drawn = new ArrayList<>();
    private final Map<PrizeId, LotteryPrize> byId = new HashMap<>();
    /** At i, the first value behind the i-th of {@code drawn}; rising, since none of them has odds of 0. */
    private final int[] ends;

    PrizeTable(LotteryPolicy policy) {
        this.policy = policy;
        policy.prizes().forEach(it -> byId.put(it.id(), it));
        policy.prizes().stream().filter(it -> it.odds() > 0).forEach(drawn::add);
        this.ends = new int[drawn.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += drawn.get(i).odds();
            ends[i] = end;
        }
    }

    /** Those with odds above 0. */
    List<LotteryPrize> drawn() {
        return drawn;
    }

    Optional<LotteryPrize> at(int value) {
        int found = Arrays.binarySearch(ends, value);
        int index = found >= 0 ? found + 1 : -found - 1;
        return index < ends.length ? Optional.of(drawn.get(index)) : Optional.empty();
    }

    /** What is given instead of a prize. */
    @Nullable
    LotteryPrize insteadOf(LotteryPrize prize) {
        return prize.onExhausted().map(byId::get).orElse(null);
    }

    Optional<Long> budget(LotteryPrize prize) {
        return policy.budget(prize.gift().cost().unit());
    }
}
