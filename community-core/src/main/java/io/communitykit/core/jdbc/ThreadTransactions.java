package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;

/**
 * The transactions of a host that uses plain JDBC, at most one open per thread, so that one store and one facade serve
 * all threads.
 *
 * <pre>{@code
 * ThreadTransactions transactions = new ThreadTransactions(dataSource);      // once
 * ConnectionSource source = ConnectionSource.joining(transactions);          // once, for the stores
 *
 * try (HostTransaction tx = transactions.begin()) {
 *     // statements of the host on tx.connection(), calls of facades
 *     tx.commit();
 * }
 * }</pre>
 *
 * <p>Safe for many threads; a transaction belongs to the thread that began it, which also closes it.
 */
public final class ThreadTransactions implements HostTransactions {

    private final DataSource dataSource;
    private final ConcurrentMap<Thread, HostTransaction> open = new ConcurrentHashMap<>();

    /**
     * Takes the place where connections come from.
     *
     * @param dataSource gives connections without an open transaction
     */
    public ThreadTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Begins a transaction of the calling thread, at the isolation the connection comes with.
     *
     * @return the transaction, to be closed by the same thread
     * @throws StorageException if the thread has one open already, there is no connection, or it fails
     */
    public HostTransaction begin() {
        return begin(Isolation.OF_CONNECTION);
    }

    /**
     * Begins a transaction of the calling thread.
     *
     * @param isolation the isolation of this transaction only
     * @return the transaction, to be closed by the same thread
     * @throws StorageException if the thread has one open already, there is no connection, or it fails
     */
    public HostTransaction begin(Isolation isolation) {
        Thread thread = Thread.currentThread();
        if (open.containsKey(thread)) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FAILED,
                    "thread must have no open transaction, got one. Maybe it was not closed.",
                    null);
        }
        HostTransaction transaction = HostTransaction.begin(dataSource, isolation, () -> open.remove(thread));
        open.put(thread, transaction);
        return transaction;
    }

    @Override
    public Connection current() {
        return transaction().current();
    }

    @Override
    public void markRollbackOnly(StorageException cause) {
        transaction().markRollbackOnly(cause);
    }

    @Override
    public boolean markedRollbackOnly() {
        return transaction().markedRollbackOnly();
    }

    private HostTransaction transaction() {
        HostTransaction transaction = open.get(Thread.currentThread());
        if (transaction == null) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FAILED,
                    "thread must have an open transaction, got none. Maybe begin() is missing.",
                    null);
        }
        return transaction;
    }
}
