package io.communitykit.core.jdbc;

import io.communitykit.core.StorageException;
import javax.sql.DataSource;

/**
 * Where a JDBC adapter gets its connection: in transactions of its own, or in the host's. Safe for many threads; holds
 * no lock of the JVM's while work runs. {@link java.sql.SQLException} never escapes.
 *
 * <p>A host may implement it; the two that are here fit most.
 */
public interface ConnectionSource {

    /**
     * Runs work in a transaction.
     *
     * <p>With transactions of its own: takes a connection, runs the work, commits; after any failure it rolls back, and
     * failures that a new transaction may not meet are tried again, so the work may be called several times. Calls do
     * not nest: one within another's work is a second transaction on a second connection, and a pool of one connection
     * would wait for itself.
     *
     * <p>In the host's transaction: runs the work once on the host's connection, without commit, savepoint or retry.
     * Whatever the work throws marks the transaction, since its writes may be half done; the host must then roll back.
     *
     * @param purpose what is being done, for messages and logs, such as {@code points update}; no personal data
     * @param work what to do
     * @param <R> what the work gives back
     * @return the result of the run that was committed, or that the host may now commit
     * @throws StorageException if the database fails or cannot be reached, or the host's transaction was marked before;
     *     any other unchecked exception of the work comes out unchanged, after the rollback or the mark
     */
    <R> R inTransaction(String purpose, SqlWork<R> work);

    /**
     * Whether each call is a transaction of its own.
     *
     * @return true if each call commits by itself and may be repeated; false if it joins what the host began
     */
    boolean ownsTransactions();

    /**
     * Transactions of the adapter's own at READ COMMITTED, with up to 10 attempts. For other settings see {@link
     * OwnTransactions#builder(DataSource)}.
     *
     * @param dataSource gives connections without an open transaction, usually a pool
     * @return the source
     */
    static ConnectionSource own(DataSource dataSource) {
        return OwnTransactions.builder(dataSource).build();
    }

    /**
     * The host's transactions.
     *
     * @param host knows the host's current transaction
     * @return the source
     */
    static ConnectionSource joining(HostTransactions host) {
        return new JoinedTransactions(host);
    }
}
