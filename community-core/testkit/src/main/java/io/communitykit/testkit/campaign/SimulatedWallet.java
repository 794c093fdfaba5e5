package io.communitykit.testkit.campaign;

import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.spi.RewardPayout;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Pays each key once; at times it puts off, refuses for good, or does it and says that it did not. For one thread. */
final class SimulatedWallet implements RewardPayout {

    /** What one member got in one amount: so often paid, so often refused. */
    record Tally(int paid, int refused) {

        static final Tally NONE = new Tally(0, 0);
    }

    private final Map<String, Outcome> answers = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();
    private final SplittableRandom random;
    private final Stage stage;

    SimulatedWallet(Stage stage) {
        this.stage = stage;
        this.random = stage.split();
    }

    @Override
    public Outcome pay(Order order) {
        String key = order.beneficiary() + " " + order.key();
        Outcome known = answers.get(key);
        if (known != null) {
            return known;
        }
        int luck = stage.isCalm() ? 99 : random.nextInt(20);
        if (luck < 3) {
            return new Outcome.Later("not now");
        }
        boolean refuses = luck == 3;
        Outcome outcome = refuses ? new Outcome.Refused("account closed") : new Outcome.Done(order.amount());
        answers.put(key, outcome);
        Tally before = of(order.beneficiary().value(), order.amount());
        tallies.put(
                order.beneficiary() + " " + order.amount(),
                refuses
                        ? new Tally(before.paid(), before.refused() + 1)
                        : new Tally(before.paid() + 1, before.refused()));
        // As a reply that is lost: it is decided, and who asked does not know.
        return luck < 7 ? new Outcome.Later("no reply") : outcome;
    }

    @Override
    public Outcome recover(Order order, Clawback policy) {
        throw new Broken("prizes are not taken back: " + order);
    }

    Tally of(String member, long amount) {
        return tallies.getOrDefault(member + " " + amount, Tally.NONE);
    }

    int all() {
        return tallies.values().stream()
                .mapToInt(it -> it.paid() + it.refused())
                .sum();
    }
}
