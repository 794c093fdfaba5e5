package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import org.junit.jupiter.api.DisplayName;

/** The store of this simulation lets every decision be made twice, and refuses where the two differ. */
@DisplayName("A decision on part of the state equals the decision on all of it:")
class PartialStateTest extends SimulationContract {

    PartialStateTest() {
        super(60, 80);
    }

    @Override
    protected PointsStore createStore() {
        return new TwiceDecidingStore(new InMemoryPointsStore(PseudonymKey.of(new byte[32])));
    }
}
