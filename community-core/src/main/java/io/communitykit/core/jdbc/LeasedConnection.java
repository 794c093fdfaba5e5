package io.communitykit.core.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection between begin and close of one transaction: what was changed on it is put back, whatever happens. */
final class LeasedConnection {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedConnection.class);

    private final Connection connection;
    private final String purpose;
    private final KnownIsolation known;
    private boolean ended;
    private boolean restoreAutoCommit;
    private boolean restoreReadOnly;
    private int restoreIsolation = Connection.TRANSACTION_NONE;

    LeasedConnection(Connection connection, String purpose, KnownIsolation known) {
        this.connection = connection;
        this.purpose = purpose;
        this.known = known;
    }

    Connection connection() {
        return connection;
    }

    /** Drivers refuse to change read-only and isolation within a transaction, so autocommit goes off last. */
    void begin(Isolation isolation) throws SQLException {
        if (connection.isReadOnly()) {
            connection.setReadOnly(false);
            restoreReadOnly = true;
        }
        if (isolation != Isolation.OF_CONNECTION) {
            isolate(isolation.level());
        }
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
            restoreAutoCommit = true;
        }
    }

    private void isolate(int level) throws SQLException {
        if (known.isWanted(connection)) {
            return;
        }
        int found = connection.getTransactionIsolation();
        if (found == level) {
            known.foundWanted(connection);
            return;
        }
        if (!connection.getAutoCommit()) {
            // Asking PostgreSQL for its level began a transaction, within which it cannot be changed.
            connection.rollback();
        }
        connection.setTransactionIsolation(level);
        restoreIsolation = found;
    }

    void commit() throws SQLException {
        connection.commit();
        ended = true;
    }

    /**
     * Rolls back unless committed, puts the settings back, closes. Never throws: what fails here is added to the failure
     * that led here, or logged where there is none, since then the commit has succeeded.
     */
    void end(@Nullable Throwable failure) {
        try {
            if (!ended) {
                ended = true;
                connection.rollback();
            }
            restore();
        } catch (SQLException | RuntimeException e) {
            report(failure, e);
            abort(failure);
        }
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            report(failure, e);
        }
    }

    private void restore() throws SQLException {
        if (restoreAutoCommit) {
            connection.setAutoCommit(true);
        }
        if (restoreIsolation != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(restoreIsolation);
        }
        if (restoreReadOnly) {
            connection.setReadOnly(true);
        }
    }

    /** A connection in a state that nobody knows must not go back to a pool. */
    private void abort(@Nullable Throwable failure) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            report(failure, e);
        }
    }

    private void report(@Nullable Throwable failure, Exception e) {
        if (failure == null) {
            LOG.warn("{}: the connection could not be put back (SQLState {})", purpose, SqlFailures.state(e));
        } else {
            failure.addSuppressed(e);
        }
    }
}
