package io.communitykit.testkit.points;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.testkit.server.EmbeddedDatabase;
import javax.sql.DataSource;

class H2PointsStoreTest extends JdbcPointsStoreContract {

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(EmbeddedDatabase.H2);
    }

    @Override
    protected PointsStore createStore(ConnectionSource connections, PseudonymKey key) {
        return JdbcPointsStore.builder(connections, key).build();
    }
}
