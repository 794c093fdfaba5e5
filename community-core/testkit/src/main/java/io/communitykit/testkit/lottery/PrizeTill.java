package io.communitykit.testkit.lottery;

import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.spi.RewardPayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pays each key once and answers as it did; puts everything off while it is told to. Safe for many threads. */
final class PrizeTill implements RewardPayout {

    private final Map<String, Outcome> answers = new HashMap<>();
    private final List<Order> paid = new ArrayList<>();
    private boolean closed;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
    }

    @Override
    public synchronized Outcome pay(Order order) {
        String key = order.beneficiary() + " " + order.key();
        Outcome known = answers.get(key);
        if (known != null) {
            return known;
        }
        if (closed) {
            return new Outcome.Later("closed");
        }
        Outcome done = new Outcome.Done(order.amount());
        answers.put(key, done);
        paid.add(order);
        return done;
    }

    @Override
    public Outcome recover(Order order, Clawback policy) {
        throw new IllegalStateException("prizes are not taken back");
    }

    /** What was paid, each key once. */
    synchronized List<Order> paid() {
        return List.copyOf(paid);
    }
}
