package io.communitykit.referral.reward;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.spi.RewardPayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A wallet that does each key once and answers as it did; it can be told to fail, before or after it has done its work. */
final class Wallet implements RewardPayout {

    /** What the wallet does when it is asked for something new. */
    enum Mode {
        DOES,
        PUTS_OFF,
        DOES_AND_PUTS_OFF,
        DOES_AND_FAILS,
        REFUSES
    }

    private final Map<String, Outcome> answers = new HashMap<>();
    private final Map<MemberId, Long> balances = new HashMap<>();
    private final Map<MemberId, Long> nets = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Set<MemberId> closed = new HashSet<>();
    private Mode mode = Mode.DOES;

    synchronized void mode(Mode next) {
        mode = next;
    }

    synchronized void close(String member) {
        closed.add(new MemberId(member));
    }

    synchronized void open(String member) {
        closed.remove(new MemberId(member));
    }

    @Override
    public synchronized Outcome pay(Order order) {
        return once(order, order.amount());
    }

    @Override
    public synchronized Outcome recover(Order order, Clawback policy) {
        long there = Math.max(0, balances.getOrDefault(order.beneficiary(), 0L));
        return once(
                order, policy == Clawback.FLOOR_ZERO_WITH_DEBT ? -Math.min(there, order.amount()) : -order.amount());
    }

    private Outcome once(Order order, long amount) {
        String key = order.beneficiary() + "/" + order.unit() + "/" + order.key();
        asked.merge(key, 1, Integer::sum);
        Outcome known = answers.get(key);
        if (known != null) {
            return known;
        }
        if (mode == Mode.PUTS_OFF || closed.contains(order.beneficiary())) {
            return new Outcome.Later("closed");
        }
        Outcome answer = mode == Mode.REFUSES ? new Outcome.Refused("no account") : new Outcome.Done(Math.abs(amount));
        answers.put(key, answer);
        if (answer instanceof Outcome.Done) {
            balances.merge(order.beneficiary(), amount, Math::addExact);
            nets.merge(order.beneficiary(), amount, Math::addExact);
        }
        if (mode == Mode.DOES_AND_PUTS_OFF) {
            return new Outcome.Later("the answer was lost");
        }
        if (mode == Mode.DOES_AND_FAILS) {
            throw StorageException.retryable("the answer was lost", null);
        }
        return answer;
    }

    /** What a member has, in all units together. */
    synchronized long of(String member) {
        return balances.getOrDefault(new MemberId(member), 0L);
    }

    /** What a member was paid less what was taken back. */
    synchronized long net(MemberId member) {
        return nets.getOrDefault(member, 0L);
    }

    synchronized void spend(MemberId member, long amount) {
        balances.merge(member, -amount, Math::addExact);
    }

    synchronized int keys() {
        return answers.size();
    }

    synchronized int questions() {
        return asked.values().stream().mapToInt(it -> it).sum();
    }
}
