package io.communitykit.testkit.contest;

import io.communitykit.referral.contest.spi.PrizePayout;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Pays each key once; says at times that it did not, whether it did or not. Safe for many threads. */
final class SimulatedWallet implements PrizePayout {

    private final Map<String, Boolean> done = new HashMap<>();
    private final Map<String, Long> paid = new TreeMap<>();
    private final RandomGenerator random;
    private boolean calm;

    SimulatedWallet(RandomGenerator random) {
        this.random = random;
    }

    synchronized void calm() {
        calm = true;
    }

    @Override
    public synchronized Outcome pay(Prize prize) {
        int fault = calm ? 9 : random.nextInt(6);
        if (fault == 0) {
            return Outcome.LATER;
        }
        if (done.put(prize.key().toString(), true) == null) {
            paid.merge(prize.member().value(), prize.amount().minor(), Math::addExact);
        }
        return fault == 1 ? Outcome.LATER : Outcome.DONE;
    }

    /** What was paid, by member. */
    synchronized Map<String, Long> paid() {
        return new TreeMap<>(paid);
    }
}
