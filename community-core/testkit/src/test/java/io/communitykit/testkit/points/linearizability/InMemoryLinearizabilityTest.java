package io.communitykit.testkit.points.linearizability;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;

class InMemoryLinearizabilityTest extends LinearizabilityContract {

    InMemoryLinearizabilityTest() {
        super(1_000);
    }

    @Override
    protected PointsStore createStore() {
        return new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
    }
}
