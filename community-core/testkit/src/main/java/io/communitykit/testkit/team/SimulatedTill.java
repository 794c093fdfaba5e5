package io.communitykit.testkit.team;

import io.communitykit.referral.team.spi.SeatRefund;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Pays each key back once; says at times that it did not, whether it did or not. Safe for many threads. */
final class SimulatedTill implements SeatRefund {

    private final Map<String, Boolean> done = new HashMap<>();
    private final Map<String, Long> back = new TreeMap<>();
    private final RandomGenerator random;
    private boolean calm;

    SimulatedTill(RandomGenerator random) {
        this.random = random;
    }

    synchronized void calm() {
        calm = true;
    }

    @Override
    public synchronized Outcome refund(Refund refund) {
        int fault = calm ? 9 : random.nextInt(6);
        if (fault == 0) {
            return Outcome.LATER;
        }
        if (done.put(refund.key().toString(), true) == null) {
            back.merge(refund.order().value(), refund.amount().minor(), Math::addExact);
        }
        return fault == 1 ? Outcome.LATER : Outcome.DONE;
    }

    /** What went back, by order. */
    synchronized Map<String, Long> back() {
        return new TreeMap<>(back);
    }
}
