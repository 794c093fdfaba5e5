package io.communitykit.testkit.book;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import javax.sql.DataSource;

class MariaDbBookStoreTest extends JdbcBookStoreContract {

    @Override
    protected DataSource dataSource() {
        return InstalledDatabase.of(EmbeddedDatabase.MARIADB);
    }

    @Override
    protected BookStore createStore(ConnectionSource connections, PseudonymKey key) {
        return JdbcBookStore.builder(connections, key).build();
    }
}
