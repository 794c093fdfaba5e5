package io.communitykit.core.jdbc;

import com.google.common.collect.ImmutableSet;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * What differs between the supported databases, as questions. Immutable and safe for many threads.
 *
 * <p>Table and column names go into SQL as they are given: they come from code, never from input.
 */
public enum Dialect {
    /** H2 2, in its regular mode and in its compatibility modes. */
    H2(ImmutableSet.of(50200, 90131, 90067, 90098, 90121), ImmutableSet.of(23505)) {
        @Override
        public String insertIfAbsent(String table, List<String> columns, List<String> keyColumns) {
            return insert(table, columns);
        }

        @Override
        public boolean insertIfAbsentMayRaiseDuplicate() {
            return true;
        }

        @Override
        public String upsert(String table, List<String> columns, List<String> keyColumns) {
            return SqlText.merge(table, columns, keyColumns);
        }

        @Override
        public String forShare() {
            return forUpdate();
        }
    },
    /** PostgreSQL 12 or later. */
    POSTGRESQL(ImmutableSet.of(), ImmutableSet.of()) {
        @Override
        public String insertIfAbsent(String table, List<String> columns, List<String> keyColumns) {
            return insert(table, columns) + " ON CONFLICT (" + String.join(", ", keyColumns) + ") DO NOTHING";
        }

        @Override
        public String upsert(String table, List<String> columns, List<String> keyColumns) {
            return insert(table, columns) + " ON CONFLICT (" + String.join(", ", keyColumns) + ") DO UPDATE SET "
                    + SqlText.replacements(columns, keyColumns, "excluded.", "");
        }

        @Override
        public boolean joinsStatements() {
            return true;
        }

        @Override
        public boolean takesArrays() {
            return true;
        }
    },
    /** MariaDB 10.6 or later and MySQL 8 or later, with InnoDB. */
    MARIADB(ImmutableSet.of(1020, 1205, 1213, 1927, 3101), ImmutableSet.of(1062)) {
        @Override
        public String insertIfAbsent(String table, List<String> columns, List<String> keyColumns) {
            String key = keyColumns.get(0);
            return insert(table, columns) + " ON DUPLICATE KEY UPDATE " + key + " = " + key;
        }

        @Override
        public String upsert(String table, List<String> columns, List<String> keyColumns) {
            return insert(table, columns) + " ON DUPLICATE KEY UPDATE "
                    + SqlText.replacements(columns, keyColumns, "VALUES(", ")");
        }

        @Override
        public String forShare() {
            return " LOCK IN SHARE MODE";
        }
    };

    /** 55P03 is PostgreSQL's lock time-out, 57P01 to 57P03 a server that stops or starts. */
    private static final ImmutableSet<String> RETRYABLE_STATES =
            ImmutableSet.of("HYT00", "55P03", "57P01", "57P02", "57P03");

    private static final String DUPLICATE_STATE = "23505";

    private final ImmutableSet<Integer> retryableCodes;
    private final ImmutableSet<Integer> duplicateCodes;

    Dialect(ImmutableSet<Integer> retryableCodes, ImmutableSet<Integer> duplicateCodes) {
        this.retryableCodes = retryableCodes;
        this.duplicateCodes = duplicateCodes;
    }

    /**
     * Recognises the database behind a connection by its product name, without a round trip.
     *
     * @param connection an open connection
     * @return its dialect
     * @throws StorageException if the product is none of the supported ones
     * @throws SQLException if the connection is closed or broken
     */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB", "MySQL" -> MARIADB;
            default ->
                throw StorageException.permanent(
                        ErrorCode.STORAGE_FAILED,
                        "database must be H2, PostgreSQL, MariaDB or MySQL, got " + product,
                        null);
        };
    }

    /**
     * An insert that leaves a row with the same key as it is, without an error. It waits for a concurrent transaction
     * that has inserted the same key. Whether a row was inserted cannot be told from the update count.
     *
     * <p>Where {@link #insertIfAbsentMayRaiseDuplicate()} it is a plain insert whose duplicate the caller catches; {@link
     * SqlBatch#insertIfAbsent} does that.
     *
     * @param table the table
     * @param columns the columns to set, each with one parameter, in this order; at least one
     * @param keyColumns the columns of the primary key or unique index that may collide; at least one
     * @return SQL with one parameter per column
     */
    public abstract String insertIfAbsent(String table, List<String> columns, List<String> keyColumns);

    /**
     * Whether {@link #insertIfAbsent} raises an error for a duplicate, which leaves the transaction intact and must be
     * caught.
     *
     * @return true for H2
     */
    public boolean insertIfAbsentMayRaiseDuplicate() {
        return false;
    }

    /**
     * An insert that, where a row with the same key exists, sets its other columns instead. Right without a look before only where the
     * caller holds a lock that keeps others from the row. Update counts differ: no decision may rest on them.
     *
     * @param table the table, with no other unique index than the primary key
     * @param columns the columns to set, each with one parameter, in this order; at least one that is not of the key
     * @param keyColumns the columns of the primary key, all of them among the columns
     * @return SQL with one parameter per column
     */
    public abstract String upsert(String table, List<String> columns, List<String> keyColumns);

    /**
     * Whether several statements, joined by semicolons, go to the server in one round trip with parameters of their own and
     * give their results one after the other, each statement on a snapshot of its own at READ COMMITTED. See {@link SqlTrip}.
     *
     * @return true for PostgreSQL, whose driver takes the text apart
     */
    public boolean joinsStatements() {
        return false;
    }

    /**
     * Whether many rows can be handed to one statement as an array a column. See {@link SqlTrip}.
     *
     * @return true for PostgreSQL
     */
    public boolean takesArrays() {
        return false;
    }

    /**
     * Whether the same work in a new transaction may succeed: a serialization failure, a deadlock, a lock time-out, a
     * stale snapshot, a lost connection. Looks at the whole chain of next exceptions and causes.
     *
     * @param e what the driver threw
     * @return true where trying again makes sense
     */
    public boolean isRetryable(SQLException e) {
        return SqlFailures.chain(e).stream()
                .anyMatch(each -> hasRetryableState(each) || retryableCodes.contains(each.getErrorCode()));
    }

    /** What any database means by a SQLState: for failures before the dialect is known. */
    static boolean hasRetryableState(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return false;
        }
        // Class 40 is a transaction that was rolled back; 40002 did so for a constraint, which would come again.
        return state.startsWith("08")
                || (state.startsWith("40") && !state.equals("40002"))
                || RETRYABLE_STATES.contains(state);
    }

    /**
     * Whether a unique index refused a row, and nothing else went wrong.
     *
     * @param e what the driver threw
     * @return true for a duplicate key
     */
    public boolean isDuplicateKey(SQLException e) {
        List<SQLException> reasons = SqlFailures.chain(e).stream()
                .filter(each -> isDuplicate(each) || !(each instanceof BatchUpdateException))
                .toList();
        return !reasons.isEmpty() && reasons.stream().allMatch(this::isDuplicate);
    }

    private boolean isDuplicate(SQLException e) {
        return DUPLICATE_STATE.equals(e.getSQLState()) || duplicateCodes.contains(e.getErrorCode());
    }

    /**
     * What follows a select to lock its rows until the transaction ends. Lock existing rows only, in the order of their
     * ids.
     *
     * @return a clause that begins with a space
     */
    public String forUpdate() {
        return " FOR UPDATE";
    }

    /**
     * What follows a select to keep others from changing or deleting its rows until the transaction ends, while they may do the same.
     * Lock existing rows only, in the order of their ids.
     *
     * @return a clause that begins with a space; on H2, which has no shared locks, that of {@link #forUpdate()}
     */
    public String forShare() {
        return " FOR SHARE";
    }

    /**
     * The name under which DDL resources exist for this dialect.
     *
     * @return {@code h2}, {@code postgresql} or {@code mariadb}
     */
    public String resourceName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String insert(String table, List<String> columns) {
        return SqlText.insert(table, columns);
    }
}
