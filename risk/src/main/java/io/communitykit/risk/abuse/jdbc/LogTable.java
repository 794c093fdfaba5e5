package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.jdbc.TextColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one row that counts entries. It stays locked until the transaction ends, so that numbers are given in the order of commits: a sequence
 * would give a number to one that commits late, and a reader who has gone beyond it would never see it.
 */
final class LogTable {

    private static final String TABLE = "communitykit_abuse_log";
    private static final String NAME = "facts";

    /** The last entry if it is seen. Not its maximum, which H2 at REPEATABLE READ finds without the transaction's own rows. */
    private static final String LAST_SEEN = "SELECT e.number AS last_number FROM " + TABLE + " l JOIN "
            + EntryTable.TABLE + " e ON e.number = l.last_number WHERE l.name = ?";

    private final Connection connection;
    private final Dialect dialect;
    private final TextColumns columns;
    private final boolean seenBefore;

    LogTable(Connection connection, Dialect dialect, boolean seenBefore) {
        this.seenBefore = seenBefore;
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new TextColumns(dialect);
    }

    /**
     * Locks the row until the transaction ends, and reads under the lock, in one trip where that is possible.
     *
     * @param reading adds what is read; only if the row is there, or once it was made
     * @return the last number so far
     */
    long lock(Consumer<SqlTrip> reading) throws SQLException {
        if (!seenBefore && !isThere()) {
            make();
        }
        Optional<Long> last = tryLock(reading);
        if (last.isEmpty()) {
            // Seen before, and gone since.
            make();
            last = tryLock(reading);
        }
        return last.orElseThrow(() -> stale());
    }

    /** A missing row is not locked: MariaDB would lock the gap, and two who make the row then wait for each other. */
    private boolean isThere() throws SQLException {
        List<Long> seen = new ArrayList<>(1);
        SqlTrip trip = new SqlTrip(connection, dialect);
        add(trip, "", seen);
        trip.run();
        return !seen.isEmpty();
    }

    private Optional<Long> tryLock(Consumer<SqlTrip> reading) throws SQLException {
        List<Long> locked = new ArrayList<>(1);
        List<Long> seen = new ArrayList<>(1);
        SqlTrip trip = new SqlTrip(connection, dialect);
        add(trip, dialect.forUpdate(), locked);
        trip.query(LAST_SEEN, this::bind, found -> add(found, seen));
        reading.accept(trip);
        trip.run();
        // A snapshot from before the lock does not show what was recorded since, and every entry leaves a row.
        long shown = seen.isEmpty() ? 0 : seen.get(0);
        if (!locked.isEmpty() && locked.get(0) != shown) {
            throw stale();
        }
        return locked.stream().findFirst();
    }

    private void add(SqlTrip trip, String clause, List<Long> into) {
        String sql = "SELECT last_number FROM " + TABLE + " WHERE name = ?" + clause;
        trip.query(sql, this::bind, found -> add(found, into));
    }

    private static void add(ResultSet found, List<Long> into) throws SQLException {
        while (found.next()) {
            into.add(found.getLong("last_number"));
        }
    }

    private void bind(SqlParameters parameters) throws SQLException {
        columns.set(parameters, 1, NAME);
    }

    private static StorageException stale() {
        return StorageException.retryable(
                "abuse append works on a stale snapshot. Maybe the host's transaction read at REPEATABLE READ before"
                        + " another one committed; run it again",
                null);
    }

    /** Makes the row, which is missing in tables that nothing was ever written to. */
    private void make() throws SQLException {
        String sql = dialect.insertIfAbsent(TABLE, List.of("name", "last_number"), List.of("name"));
        SqlBatch.insertIfAbsent(connection, dialect, sql, List.of(0L), (parameters, row) -> {
            bind(parameters);
            parameters.setLong(2, row);
        });
    }

    void addMove(SqlTrip trip, long last) {
        String sql = "UPDATE " + TABLE + " SET last_number = ? WHERE name = ?";
        trip.change(sql, List.of(last), (parameters, row) -> {
            parameters.setLong(1, row);
            columns.set(parameters, 2, NAME);
        });
    }
}
