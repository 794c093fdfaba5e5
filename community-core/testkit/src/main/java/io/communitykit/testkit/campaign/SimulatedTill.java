package io.communitykit.testkit.campaign;

import io.communitykit.core.money.Money;
import io.communitykit.referral.team.spi.SeatRefund;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Pays each key back once; at times it puts off, refuses for good, or does it and says that it did not. For one thread. */
final class SimulatedTill implements SeatRefund {

    private final Map<String, Outcome> answers = new HashMap<>();
    private final Map<String, List<Money>> back = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final SplittableRandom random;
    private final Stage stage;

    SimulatedTill(Stage stage) {
        this.stage = stage;
        this.random = stage.split();
    }

    @Override
    public Outcome refund(Refund refund) {
        Outcome known = answers.get(refund.key().toString());
        if (known != null) {
            return known;
        }
        int luck = stage.isCalm() ? 99 : random.nextInt(20);
        if (luck < 3) {
            return Outcome.LATER;
        } else if (luck == 3) {
            throw new IllegalStateException("the till is broken, on purpose");
        }
        boolean refuses = luck == 4;
        Outcome outcome = refuses ? Outcome.REFUSED : Outcome.DONE;
        answers.put(refund.key().toString(), outcome);
        if (refuses) {
            refused.add(refund.order().value());
        } else {
            back.computeIfAbsent(refund.order().value(), it -> new ArrayList<>())
                    .add(refund.amount());
        }
        // As a reply that is lost: it is decided, and who asked does not know.
        return luck < 8 ? Outcome.LATER : outcome;
    }

    /** What went back to an order, each time that it did. */
    List<Money> back(String order) {
        return back.getOrDefault(order, List.of());
    }

    Set<String> orders() {
        return back.keySet();
    }

    boolean isRefused(String order) {
        return refused.contains(order);
    }
}
