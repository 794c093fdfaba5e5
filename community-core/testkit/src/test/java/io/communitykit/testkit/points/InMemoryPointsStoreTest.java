package io.communitykit.testkit.points;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import java.nio.charset.StandardCharsets;

class InMemoryPointsStoreTest extends PointsStoreContract {

    @Override
    protected PointsStore createStore() {
        return new InMemoryPointsStore(
                PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }
}
