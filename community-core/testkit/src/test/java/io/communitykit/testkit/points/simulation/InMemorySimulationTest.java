package io.communitykit.testkit.points.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the heap:")
class InMemorySimulationTest extends SimulationContract {

    InMemorySimulationTest() {
        super(150, 60);
    }

    @Override
    protected PointsStore createStore() {
        return new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
    }

    @Test
    @DisplayName("the same seed plays the same history, another one another")
    void sameSeed() {
        assertThat(history(7)).isEqualTo(history(7)).isNotEqualTo(history(8));
    }

    private static List<String> history(int seed) {
        return RandomSteps.draw(seed, "a", 100, 3).stream().map(Step::toString).toList();
    }

    @Test
    @DisplayName("one member and a long history are as good as several")
    void alone() {
        PointsSimulation.of(this::createStore)
                .seed(11)
                .members(1)
                .steps(600)
                .run()
                .orThrow();
    }
}
