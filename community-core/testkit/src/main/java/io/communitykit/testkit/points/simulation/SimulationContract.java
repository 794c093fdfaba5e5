package io.communitykit.testkit.points.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.spi.PointsStore;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random histories of many seeds on one kind of store. Extend it in your own build and supply your store. {@code
 * -Dsimulation.seeds} and {@code -Dsimulation.steps} make it longer, {@code -Dsimulation.from} begins with another seed than 0.
 *
 * <pre>{@code
 * class MySimulationTest extends SimulationContract {
 *     MySimulationTest() {
 *         super(20, 60);
 *     }
 *
 *     protected PointsStore createStore() {
 *         return new MyPointsStore(database);
 *     }
 * }
 * }</pre>
 */
@DisplayName("A points store in a simulation:")
public abstract class SimulationContract {

    private final int from;
    private final int seeds;
    private final int steps;

    /**
     * For subclasses.
     *
     * @param seeds how many histories are played
     * @param steps how many steps each of them has
     */
    protected SimulationContract(int seeds, int steps) {
        this.from = Integer.getInteger("simulation.from", 0);
        this.seeds = Integer.getInteger("simulation.seeds", seeds);
        this.steps = Integer.getInteger("simulation.steps", steps);
    }

    /**
     * Gives the store under test, once for each history.
     *
     * @return a store on which these seeds have not been played before; the same one each time does no harm
     */
    protected abstract PointsStore createStore();

    @Test
    @DisplayName("the books balance after every step, whatever the seed")
    void books() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = from; seed < from + seeds; seed++) {
            SimulationOutcome outcome = PointsSimulation.of(this::createStore)
                    .seed(seed)
                    .steps(steps)
                    .run();
            outcome.orThrow();
            ((SimulationOutcome.Passed) outcome)
                    .answers()
                    .forEach((answer, n) -> answers.merge(answer, n, Integer::sum));
        }
        // A simulation that does nothing breaks nothing. One history alone, played again, may do little.
        if (seeds > 1) {
            assertThat(answers.get("applied")).isGreaterThan(seeds * steps / 4);
            assertThat(answers.get("replayed")).isGreaterThan(seeds);
            assertThat(answers)
                    .containsKeys("tier raised", "tier lowered", "tier warned", "tier locked", "tier unlocked");
        }
    }
}
