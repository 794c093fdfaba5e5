package io.communitykit.core.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What an adapter does within one transaction.
 *
 * <p>It uses the connection only until it returns, and only from the calling thread. It never commits, rolls back, sets
 * savepoints, changes the connection's settings or closes it. It may be called again, even after a run whose commit
 * succeeded but whose reply was lost: so it first looks for what an earlier run left (by idempotency key), and touches
 * nothing but the database.
 *
 * @param <R> what it gives back
 */
@FunctionalInterface
public interface SqlWork<R> {

    /**
     * Does the work.
     *
     * @param connection a connection with autocommit off
     * @return the result, which must not hold on to the connection
     * @throws SQLException if the database fails; the transaction then rolls back
     */
    R run(Connection connection) throws SQLException;
}
