package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in the transaction that the host has open. */
final class JoinedTransactions implements ConnectionSource {

    private final HostTransactions host;

    JoinedTransactions(HostTransactions host) {
        this.host = host;
    }

    @Override
    public boolean ownsTransactions() {
        return false;
    }

    @Override
    public <R> R inTransaction(String purpose, SqlWork<R> work) {
        Connection connection = host.current();
        if (host.markedRollbackOnly()) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_MARKED_ROLLBACK,
                    purpose + " was refused: an earlier failure marked the host's transaction, which must roll back",
                    null);
        }
        Dialect dialect = dialect(purpose, connection);
        try {
            return work.run(connection);
        } catch (SQLException e) {
            StorageException translated = SqlFailures.translate(purpose, dialect, e);
            mark(translated, translated);
            throw translated;
        } catch (StorageException e) {
            mark(e, e);
            throw e;
        } catch (RuntimeException | Error e) {
            mark(StorageException.permanent(ErrorCode.STORAGE_FAILED, purpose + " failed", e), e);
            throw e;
        }
    }

    private static Dialect dialect(String purpose, Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw StorageException.permanent(
                        ErrorCode.STORAGE_FAILED,
                        purpose + " was refused: the host's connection must have autocommit off, got on, so that each"
                                + " statement would commit alone. Maybe no transaction was begun.",
                        null);
            }
            return Dialect.of(connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(purpose, null, e);
        }
    }

    private void mark(StorageException cause, Throwable thrown) {
        try {
            host.markRollbackOnly(cause);
        } catch (RuntimeException e) {
            thrown.addSuppressed(e);
        }
    }
}
