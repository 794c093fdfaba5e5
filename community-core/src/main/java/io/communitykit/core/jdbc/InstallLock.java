package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets one process at a time install in a database, where the database has a lock that DDL does not let go. */
final class InstallLock {

    /** "communi" in ASCII: an advisory lock is a number that a whole database shares. */
    private static final String POSTGRESQL = "SELECT pg_advisory_xact_lock(27988538472885865)";

    /** A lock's name is shared by a whole server, hence the name of the database in it. */
    private static final String MARIADB_NAME = "CONCAT('communitykit.', MD5(DATABASE()))";

    private static final int MARIADB_SECONDS = 60;

    private InstallLock() {}

    /** What is done under the lock. */
    @FunctionalInterface
    interface Installation {
        void run() throws SQLException;
    }

    static void around(Connection connection, Dialect dialect, Installation installation) throws SQLException {
        switch (dialect) {
            case H2 -> installation.run();
            case POSTGRESQL -> {
                ask(connection, POSTGRESQL);
                installation.run();
            }
            case MARIADB -> aroundMariaDb(connection, installation);
        }
    }

    private static void aroundMariaDb(Connection connection, Installation installation) throws SQLException {
        if (!ask(connection, "SELECT GET_LOCK(" + MARIADB_NAME + ", " + MARIADB_SECONDS + ")")
                .equals("1")) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FAILED,
                    "lock for installing must be free within " + MARIADB_SECONDS
                            + " s, got none. Maybe another process hangs while installing.",
                    null);
        }
        try {
            installation.run();
        } catch (SQLException | RuntimeException | Error e) {
            releaseAfter(e, connection);
            throw e;
        }
        release(connection);
    }

    /** A connection goes back to its pool alive, so its lock must go even when the installation fails. */
    private static void releaseAfter(Throwable failure, Connection connection) {
        try {
            release(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void release(Connection connection) throws SQLException {
        ask(connection, "SELECT RELEASE_LOCK(" + MARIADB_NAME + ")");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
