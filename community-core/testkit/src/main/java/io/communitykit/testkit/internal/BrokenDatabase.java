package io.communitykit.testkit.internal;

import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.OwnTransactions;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** What contracts need of databases whose connections break. */
public final class BrokenDatabase {

    /** A state that no adapter tries again. */
    public static final String PERMANENT = "58000";

    /** A state that adapters try again. */
    public static final String CONNECTION_LOST = "08006";

    private BrokenDatabase() {}

    /**
     * Transactions of an adapter's own that are tried again at once, so that no test waits.
     *
     * @param dataSource whose connections may break
     * @return the connections for the adapter
     */
    public static ConnectionSource withoutPauses(DataSource dataSource) {
        return OwnTransactions.builder(dataSource)
                .firstPause(Duration.ZERO)
                .longestPause(Duration.ZERO)
                .build();
    }

    /**
     * A database that refuses every connection.
     *
     * @return a data source without connections
     */
    public static DataSource away() {
        return (DataSource) Proxy.newProxyInstance(
                BrokenDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    throw new SQLException("connection refused", CONNECTION_LOST);
                });
    }
}
