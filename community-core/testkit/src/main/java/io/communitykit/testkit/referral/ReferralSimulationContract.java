package io.communitykit.testkit.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random histories of referrals of many seeds on one kind of store. Extend it in your own build and supply your store. {@code
 * -Dsimulation.seeds} and {@code -Dsimulation.steps} make it longer, {@code -Dsimulation.from} begins with another seed than 0.
 */
@DisplayName("Referrals in a simulation:")
public abstract class ReferralSimulationContract {

    /** Seeds from here on are played for another test. */
    private static final int OTHERS = 1_000_000;

    private final int from;
    private final int seeds;
    private final int steps;

    /**
     * For subclasses.
     *
     * @param seeds how many histories are played
     * @param steps how many steps each of them has
     */
    protected ReferralSimulationContract(int seeds, int steps) {
        this.from = Integer.getInteger("simulation.from", 0);
        this.seeds = Integer.getInteger("simulation.seeds", seeds);
        this.steps = Integer.getInteger("simulation.steps", steps);
    }

    /**
     * Gives the store under test, once for each history.
     *
     * @return a store on which these seeds have not been played before; the same one each time does no harm
     */
    protected abstract BookStore createStore();

    @Test
    @DisplayName(
            "ladders, caps, budgets, commissions, statements, rows, wallet and bank agree after every step, whatever the seed")
    void money() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = from; seed < from + seeds; seed++) {
            ReferralSimulation.of(this::createStore)
                    .seed(seed)
                    .steps(steps)
                    .run()
                    .forEach((answer, n) -> answers.merge(answer, n, Integer::sum));
        }
        // A simulation that does nothing breaks nothing. One history alone, played again, may do little.
        if (seeds > 5) {
            assertThat(answers)
                    .containsKeys("paid Applied", "paid Replayed", "refunded Applied", "received Applied", "failed")
                    .containsKeys("commission, paid Applied", "commission, refunded Applied", "task Applied", "erased");
            assertThat(answers.getOrDefault("paid Applied", 0)).isGreaterThan(seeds);
        }
    }

    @Test
    @DisplayName(
            "touches, orders, refunds, statements and payouts leave, entry by entry, the books that they leave on the heap")
    void sameBooks() {
        for (int seed = from + OTHERS; seed < from + OTHERS + Math.min(seeds, 5); seed++) {
            TwinHistories.play(createStore(), new InMemoryBookStore(PseudonymKey.of(new byte[32])), seed, steps);
        }
    }
}
