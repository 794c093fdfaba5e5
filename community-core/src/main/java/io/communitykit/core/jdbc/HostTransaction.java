package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a host that uses plain JDBC: the host's own statements and the calls of CommunityKit commit
 * together or not at all.
 *
 * <pre>{@code
 * try (HostTransaction tx = HostTransaction.begin(dataSource)) {
 *     // statements of the host on tx.connection(), calls of facades whose store has ConnectionSource.joining(tx)
 *     tx.commit();
 * }
 * }</pre>
 *
 * <p>Closing without a commit rolls back. The connection goes back as it came. For one thread at a time; a host that
 * wants one facade for all its threads takes {@link ThreadTransactions}.
 */
public final class HostTransaction implements AutoCloseable, HostTransactions {

    private static final String PURPOSE = "host transaction";

    private final LeasedConnection lease;
    private final Runnable whenClosed;
    private @Nullable Dialect dialect;
    private @Nullable StorageException mark;
    private boolean committed;
    private boolean closed;

    private HostTransaction(Connection connection, Runnable whenClosed) {
        this.lease = new LeasedConnection(connection, PURPOSE, new KnownIsolation());
        this.whenClosed = whenClosed;
    }

    /**
     * Takes a connection and begins a transaction on it, at the isolation the connection comes with.
     *
     * @param dataSource gives connections without an open transaction
     * @return the transaction, to be closed
     * @throws StorageException if there is no connection, or it fails
     */
    public static HostTransaction begin(DataSource dataSource) {
        return begin(dataSource, Isolation.OF_CONNECTION);
    }

    /**
     * Takes a connection and begins a transaction on it.
     *
     * @param dataSource gives connections without an open transaction
     * @param isolation the isolation of this transaction only
     * @return the transaction, to be closed
     * @throws StorageException if there is no connection, or it fails
     */
    public static HostTransaction begin(DataSource dataSource, Isolation isolation) {
        return begin(dataSource, isolation, () -> {});
    }

    static HostTransaction begin(DataSource dataSource, Isolation isolation, Runnable whenClosed) {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException e) {
            throw SqlFailures.unreachable(PURPOSE, e);
        }
        HostTransaction transaction = new HostTransaction(connection, whenClosed);
        try {
            transaction.dialect = Dialect.of(connection);
            transaction.lease.begin(isolation);
            return transaction;
        } catch (SQLException e) {
            StorageException failure = SqlFailures.translate(PURPOSE, transaction.dialect, e);
            transaction.lease.end(failure);
            throw failure;
        } catch (RuntimeException e) {
            transaction.lease.end(e);
            throw e;
        }
    }

    /**
     * The connection, for the host's own statements.
     *
     * @return the connection, with autocommit off; not to be committed, rolled back or closed
     * @throws StorageException if the transaction has ended
     */
    public Connection connection() {
        return current();
    }

    @Override
    public Connection current() {
        if (committed || closed) {
            throw ended();
        }
        return lease.connection();
    }

    @Override
    public void markRollbackOnly(StorageException cause) {
        if (mark == null) {
            mark = cause;
        }
    }

    @Override
    public boolean markedRollbackOnly() {
        return mark != null;
    }

    /**
     * Commits. Afterwards only {@link #close()} is left to call.
     *
     * @throws StorageException with {@link ErrorCode#STORAGE_MARKED_ROLLBACK} if a call failed within the transaction,
     *     which is then rolled back, with that failure as cause; or if the database refuses the commit, or its reply is
     *     lost
     */
    public void commit() {
        if (committed || closed) {
            throw ended();
        }
        if (mark != null) {
            StorageException failure = StorageException.permanent(
                    ErrorCode.STORAGE_MARKED_ROLLBACK,
                    "host transaction was rolled back instead of committed: " + mark.getMessage(),
                    mark);
            end(failure);
            throw failure;
        }
        try {
            lease.commit();
            committed = true;
        } catch (SQLException e) {
            StorageException failure = SqlFailures.translate("commit of the host transaction", dialect, e);
            end(failure);
            throw failure;
        }
    }

    /** Rolls back unless committed, and gives the connection back. Closing again does nothing. */
    @Override
    public void close() {
        end(null);
    }

    private void end(@Nullable StorageException failure) {
        if (!closed) {
            closed = true;
            lease.end(failure);
            whenClosed.run();
        }
    }

    private static StorageException ended() {
        return StorageException.permanent(
                ErrorCode.STORAGE_FAILED, "host transaction must be open, got one that has ended", null);
    }
}
