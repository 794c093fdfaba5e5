package io.communitykit.core.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Remembers of physical connections that they came with the wanted isolation, since asking costs a round trip and pools
 * hand the same few out again and again. Safe for many threads.
 */
final class KnownIsolation {

    private final Map<Connection, Boolean> wanted = Collections.synchronizedMap(new WeakHashMap<>());

    boolean isWanted(Connection connection) throws SQLException {
        return wanted.containsKey(physical(connection));
    }

    void foundWanted(Connection connection) throws SQLException {
        wanted.put(physical(connection), true);
    }

    /** What a pool wraps; a pool that does not say hands out what is seen once only. */
    private static Connection physical(Connection connection) throws SQLException {
        return connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
    }
}
