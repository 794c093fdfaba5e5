package io.communitykit.testkit.points.linearizability;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;

class H2LinearizabilityTest extends LinearizabilityContract {

    H2LinearizabilityTest() {
        super(60);
    }

    @Override
    protected PointsStore createStore() {
        return JdbcPointsStore.builder(
                        ConnectionSource.own(InstalledDatabase.fresh(EmbeddedDatabase.H2)),
                        PseudonymKey.of(new byte[32]))
                .build();
    }
}
