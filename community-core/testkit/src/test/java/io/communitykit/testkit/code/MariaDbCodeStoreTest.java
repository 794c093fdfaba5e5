package io.communitykit.testkit.code;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.code.jdbc.JdbcCodeStore;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import javax.sql.DataSource;

class MariaDbCodeStoreTest extends JdbcCodeStoreContract {

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(EmbeddedDatabase.MARIADB);
    }

    @Override
    protected CodeStore createStore(ConnectionSource connections, PseudonymKey key) {
        return JdbcCodeStore.builder(connections, key).build();
    }
}
