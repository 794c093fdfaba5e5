package io.communitykit.testkit.signal;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.recommend.signal.jdbc.JdbcSignalStore;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import javax.sql.DataSource;

class MariaDbSignalStoreTest extends JdbcSignalStoreContract {

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(EmbeddedDatabase.MARIADB);
    }

    @Override
    protected SignalStore createStore(ConnectionSource connections, PseudonymKey key) {
        return JdbcSignalStore.builder(connections, key).build();
    }
}
