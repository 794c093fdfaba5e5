package io.communitykit.testkit.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.RewardPayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A wallet that does what a key asks for once, and sometimes puts it off, refuses, or fails after having done it. For one thread. */
final class SimulatedWallet implements RewardPayout {

    private final SplittableRandom random;
    private final Map<Place, Long> balances = new HashMap<>();
    private final Map<String, Outcome> done = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final SimulatedTime time;
    private final boolean mayRefuse;

    SimulatedWallet(SplittableRandom random, SimulatedTime time) {
        this.random = random;
        this.time = time;
        this.mayRefuse = random.nextBoolean();
    }

    boolean mayRefuse() {
        return mayRefuse;
    }

    private record Place(MemberId member, RewardUnit unit) {}

    long balance(MemberId member, RewardUnit unit) {
        return balances.getOrDefault(new Place(member, unit), 0L);
    }

    long sum(RewardUnit unit) {
        return balances.entrySet().stream()
                .filter(it -> it.getKey().unit().equals(unit))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public Outcome pay(Order order) {
        return once(order, order.amount());
    }

    @Override
    public Outcome recover(Order order, Clawback policy) {
        long there = Math.max(0, balance(order.beneficiary(), order.unit()));
        long takes = policy == Clawback.FLOOR_ZERO_WITH_DEBT ? Math.min(there, order.amount()) : order.amount();
        return once(order, -takes);
    }

    private Outcome once(Order order, long change) {
        String key = order.beneficiary() + "/" + order.key();
        Outcome before = done.get(key);
        if (before != null) {
            return before;
        }
        int luck = time.isCalm() ? 99 : random.nextInt(100);
        if (luck < 10) {
            return new Outcome.Later("not now");
        }
        if (refused.contains(key) || (mayRefuse && luck < 15 && change > 0)) {
            refused.add(key);
            return new Outcome.Refused("account closed");
        }
        balances.merge(new Place(order.beneficiary(), order.unit()), change, Math::addExact);
        Outcome outcome = new Outcome.Done(Math.abs(change));
        done.put(key, outcome);
        // As a reply that is lost: it is done, and who asked does not know.
        return luck < 25 ? new Outcome.Later("no reply") : outcome;
    }
}
