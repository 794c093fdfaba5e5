package io.communitykit.testkit.segment;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.segment.jdbc.JdbcProfileStore;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import javax.sql.DataSource;

class PostgreSqlProfileStoreTest extends JdbcProfileStoreContract {

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(EmbeddedDatabase.POSTGRESQL);
    }

    @Override
    protected ProfileStore createStore(ConnectionSource connections, PseudonymKey key) {
        return JdbcProfileStore.builder(connections, key).build();
    }
}
