package io.communitykit.testkit.contest;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Contests on PostgreSql:")
class PostgreSqlContestTest extends ContestContract {

    private final HikariDataSource database = InstalledDatabase.fresh(EmbeddedDatabase.POSTGRESQL);

    PostgreSqlContestTest() {
        super(8);
    }

    @Override
    protected BookStore createStore() {
        return JdbcBookStore.builder(ConnectionSource.own(database), PseudonymKey.of(new byte[32]))
                .build();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
