package io.communitykit.testkit.abuse;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.risk.abuse.jdbc.JdbcAbuseStore;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import javax.sql.DataSource;

class PostgreSqlAbuseStoreTest extends JdbcAbuseStoreContract {

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(EmbeddedDatabase.POSTGRESQL);
    }

    @Override
    protected AbuseStore createStore(ConnectionSource connections, PseudonymKey key) {
        return JdbcAbuseStore.builder(connections, key).build();
    }
}
