package io.communitykit.testkit.points.linearizability;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;

class H2LinearizabilityTest extends LinearizabilityContract {

    private final HikariDataSource database = InstalledDatabase.fresh(EmbeddedDatabase.H2);

    H2LinearizabilityTest() {
        super(60);
    }

    @Override
    protected PointsStore createStore() {
        return JdbcPointsStore.builder(ConnectionSource.own(database), PseudonymKey.of(new byte[32]))
                .build();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
