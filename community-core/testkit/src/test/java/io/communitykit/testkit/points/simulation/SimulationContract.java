package io.communitykit.testkit.points.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.spi.PointsStore;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many seeds on one kind of store. {@code -Dsimulation.seeds} and {@code -Dsimulation.steps} make it longer. */
abstract class SimulationContract {

    private final int seeds;
    private final int steps;

    SimulationContract(int seeds, int steps) {
        this.seeds = Integer.getInteger("simulation.seeds", seeds);
        this.steps = Integer.getInteger("simulation.steps", steps);
    }

    /** A store; empty, or without accounts of the seeds at hand. */
    abstract PointsStore createStore();

    @Test
    @DisplayName("the books balance after every step, whatever the seed")
    void books() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            SimulationOutcome outcome = PointsSimulation.of(this::createStore)
                    .seed(seed)
                    .steps(steps)
                    .run();
            outcome.orThrow();
            ((SimulationOutcome.Passed) outcome)
                    .answers()
                    .forEach((answer, n) -> answers.merge(answer, n, Integer::sum));
        }
        // A simulation that does nothing breaks nothing.
        assertThat(answers.get("applied")).isGreaterThan(seeds * steps / 4);
        assertThat(answers.get("replayed")).isGreaterThan(seeds);
    }
}
