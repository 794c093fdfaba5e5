package io.communitykit.core.jdbc;

import io.communitykit.core.StorageException;
import java.sql.Connection;

/**
 * What a host tells about the transaction that it has open. For plain JDBC take {@link HostTransaction} or {@link
 * ThreadTransactions}; for a framework it takes ten lines, such as with Spring:
 *
 * <pre>{@code
 * record SpringTransactions(DataSource dataSource) implements HostTransactions {
 *     public Connection current() {
 *         return DataSourceUtils.getConnection(dataSource);
 *     }
 *     public void markRollbackOnly(StorageException cause) {
 *         holder().setRollbackOnly();
 *     }
 *     public boolean markedRollbackOnly() {
 *         return holder().isRollbackOnly();
 *     }
 *     private ConnectionHolder holder() {
 *         return (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
 *     }
 * }
 * }</pre>
 *
 * <p>"Current" is the host's to define, mostly per thread. The mark belongs to one transaction: it goes when the host
 * rolls back, and the next transaction begins without it.
 */
public interface HostTransactions {

    /**
     * The connection of the current transaction.
     *
     * @return an open connection with autocommit off; it stays the host's
     * @throws StorageException if no transaction is open
     */
    Connection current();

    /**
     * Makes sure that the current transaction can only roll back. Asking again changes nothing.
     *
     * @param cause what failed
     */
    void markRollbackOnly(StorageException cause);

    /**
     * Whether the current transaction can only roll back.
     *
     * @return true from the first mark until the transaction ends
     */
    boolean markedRollbackOnly();
}
