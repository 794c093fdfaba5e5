package io.communitykit.core.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Runs one SQL text with many rows, in their order, in JDBC batches of at most 500 rows, so that memory stays bounded.
 * Gives no update counts, since drivers differ in what they count: no decision may rest on them. Without state and safe
 * for many threads, as long as each has its own connection.
 */
public final class SqlBatch {

    private static final int ROWS_PER_FLUSH = 500;

    private SqlBatch() {}

    /**
     * Sets the parameters of one row.
     *
     * @param <T> the row
     */
    @FunctionalInterface
    public interface RowBinder<T> {

        /**
         * Sets every parameter of the statement.
         *
         * @param parameters where to set them, from 1
         * @param row the row
         * @throws SQLException if the driver refuses a value
         */
        void bind(SqlParameters parameters, T row) throws SQLException;
    }

    /**
     * Executes the SQL once for each row. No rows, no statement.
     *
     * @param connection the transaction's connection
     * @param sql one statement with parameters
     * @param rows the rows, read once
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @throws SQLException if a row fails; some rows may have been executed, so the transaction must roll back
     */
    public static <T> void execute(Connection connection, String sql, Iterable<T> rows, RowBinder<T> binder)
            throws SQLException {
        if (!rows.iterator().hasNext()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (T row : rows) {
                binder.bind(SqlParameters.of(statement), row);
                statement.addBatch();
                waiting++;
                if (waiting == ROWS_PER_FLUSH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    /**
     * Executes the SQL of {@link Dialect#insertIfAbsent} once for each row; rows that exist stay as they are.
     *
     * @param connection the transaction's connection
     * @param dialect the connection's dialect, the one that made the SQL
     * @param sql what {@link Dialect#insertIfAbsent} gave
     * @param rows the rows, read once; in the order of their keys, lest two transactions wait for each other
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @throws SQLException if a row fails for another reason than its key
     */
    public static <T> void insertIfAbsent(
            Connection connection, Dialect dialect, String sql, Iterable<T> rows, RowBinder<T> binder)
            throws SQLException {
        if (!dialect.insertIfAbsentMayRaiseDuplicate()) {
            execute(connection, sql, rows, binder);
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                binder.bind(SqlParameters.of(statement), row);
                try {
                    statement.executeUpdate();
                } catch (SQLException e) {
                    if (!dialect.isDuplicateKey(e)) {
                        throw e;
                    }
                }
            }
        }
    }
}
