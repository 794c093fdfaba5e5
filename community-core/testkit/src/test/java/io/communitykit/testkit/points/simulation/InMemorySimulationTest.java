package io.communitykit.testkit.points.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
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
        assertThat(RandomSteps.draw(7, "a", 100, 3)).isEqualTo(RandomSteps.draw(7, "a", 100, 3));
        assertThat(RandomSteps.draw(7, "a", 100, 3)).isNotEqualTo(RandomSteps.draw(8, "a", 100, 3));
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
