package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PseudonymKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A family of tables whose rows are stored under pseudonyms, and its transactions. Refuses a pseudonym key that is not the one that
 * rows were stored under: with it nobody would be found, what was told would count a second time, and the erased would be known
 * again. Looks once a store, or once a call where it joins the host's transactions; safe for many threads.
 */
public final class KeyedTables {

    private static final String NAME = "pseudonym-key";

    private final ConnectionSource connections;
    private final String family;
    private final PseudonymKey key;
    private volatile boolean seen;

    /**
     * Takes a family of tables.
     *
     * @param connections where connections come from
     * @param family names it: the check value is kept in the table {@code communitykit_<family>_meta} with the columns {@code name}
     *     and {@code setting}
     * @param key the key that the store was given
     */
    public KeyedTables(ConnectionSource connections, String family, PseudonymKey key) {
        this.connections = connections;
        this.family = family;
        this.key = key;
    }

    /**
     * What a store does within one transaction, as a {@link SqlWork} would.
     *
     * @param <R> what it gives back
     */
    @FunctionalInterface
    public interface Work<R> {

        /**
         * Does the work.
         *
         * @param connection a connection with autocommit off
         * @param dialect its database
         * @return the result, which must not hold on to the connection
         * @throws SQLException if the database fails; the transaction then rolls back
         */
        R run(Connection connection, Dialect dialect) throws SQLException;
    }

    /**
     * Reads in a transaction, once the key is known to be right. Tables that nothing was written to yet have no key, and any is right.
     *
     * @param purpose what is being done, as for {@link ConnectionSource#inTransaction}
     * @param work what to do
     * @param <R> what the work gives back
     * @return the result
     * @throws StorageException of code {@link ErrorCode#STORAGE_FOREIGN} if the key is another one; or as {@link
     *     ConnectionSource#inTransaction} does
     */
    public <R> R reading(String purpose, Work<R> work) {
        return connections.inTransaction(purpose, connection -> {
            Dialect dialect = Dialect.of(connection);
            isRight(connection, dialect);
            return work.run(connection, dialect);
        });
    }

    /**
     * Writes in a transaction, once the key is known to be right. The first to write leaves the check value.
     *
     * @param purpose what is being done, as for {@link ConnectionSource#inTransaction}
     * @param work what to do
     * @param <R> what the work gives back
     * @return the result
     * @throws StorageException of code {@link ErrorCode#STORAGE_FOREIGN} if the key is another one; retryable if another transaction
     *     left its check value at the same moment; or as {@link ConnectionSource#inTransaction} does
     */
    public <R> R writing(String purpose, Work<R> work) {
        return connections.inTransaction(purpose, connection -> {
            Dialect dialect = Dialect.of(connection);
            beforeWriting(connection, dialect);
            return work.run(connection, dialect);
        });
    }

    // Answers with whether there is a check value, which is then this key's.
    private boolean isRight(Connection connection, Dialect dialect) throws SQLException {
        if (seen) {
            return true;
        }
        Optional<byte[]> stored = stored(connection, dialect);
        if (stored.isEmpty()) {
            return false;
        }
        compare(stored.get());
        // A host's transaction sees what it inserted itself, and may still roll back.
        seen = connections.ownsTransactions();
        return true;
    }

    private void beforeWriting(Connection connection, Dialect dialect) throws SQLException {
        if (isRight(connection, dialect)) {
            return;
        }
        // Not remembered yet: the transaction that inserts it may still roll back.
        String sql = dialect.insertIfAbsent(table(), List.of("name", "setting"), List.of("name"));
        TextColumns columns = new TextColumns(dialect);
        SqlBatch.insertIfAbsent(connection, dialect, sql, List.of(key.checkValue()), (parameters, value) -> {
            columns.set(parameters, 1, NAME);
            parameters.setBytes(2, value);
        });
        compare(stored(connection, dialect)
                .orElseThrow(() -> StorageException.retryable(
                        family + " tables were opened by another transaction at the same moment", null)));
    }

    private String table() {
        return "communitykit_" + family + "_meta";
    }

    private Optional<byte[]> stored(Connection connection, Dialect dialect) throws SQLException {
        String sql = "SELECT setting FROM " + table() + " WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new TextColumns(dialect).set(SqlParameters.of(statement), 1, NAME);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(found.getBytes("setting")) : Optional.empty();
            }
        }
    }

    private void compare(byte[] stored) {
        if (!Arrays.equals(stored, key.checkValue())) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FOREIGN,
                    "the " + family
                            + " tables were written with another pseudonym key. Maybe the key of another environment is"
                            + " configured",
                    null);
        }
    }
}
