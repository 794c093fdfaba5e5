package io.communitykit.membership.points.jdbc;

import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what units have changed, one batch a table. The rows of the accounts are locked. */
final class AccountWriter {

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    AccountWriter(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    /** Makes rows for accounts without one; another transaction may be doing the same. */
    void insertMissing(Collection<Row> inOrder) throws SQLException {
        if (inOrder.isEmpty()) {
            return;
        }
        String sql = dialect.insertIfAbsent(
                "communitykit_points_account",
                List.of("account", "program", "member", "version", "sequence"),
                List.of("account"));
        SqlBatch.insertIfAbsent(connection, dialect, sql, inOrder, (statement, row) -> {
            statement.setBytes(1, row.pseudonym.toBytes());
            columns.setText(statement, 2, row.id.program().value());
            columns.setText(statement, 3, row.id.member().value());
            statement.setLong(4, 0);
            statement.setLong(5, 0);
        });
    }

    /** Takes back rows that were made in this transaction and got no posting. */
    void deleteUnused(Collection<Row> rows) throws SQLException {
        String sql = "DELETE FROM communitykit_points_account WHERE account = ? AND sequence = 0";
        SqlBatch.execute(connection, sql, rows, (statement, row) -> statement.setBytes(1, row.pseudonym.toBytes()));
    }

    void write(Collection<Row> rows, List<Map.Entry<Row, Posting>> postings) throws SQLException {
        List<Row> changed = rows.stream().filter(row -> row.changed).toList();
        writePostings(postings);
        writePots(changed);
        writeWindows(changed);
        String sql = "UPDATE communitykit_points_account SET version = ?, sequence = ?, recorded_at = ?"
                + " WHERE account = ?";
        SqlBatch.execute(connection, sql, changed, (statement, row) -> {
            statement.setLong(1, row.version + 1);
            statement.setLong(2, row.sequence);
            statement.setLong(3, Timestamps.toMicros(row.lastRecorded == null ? Instant.EPOCH : row.lastRecorded));
            statement.setBytes(4, row.pseudonym.toBytes());
        });
    }

    private void writePostings(List<Map.Entry<Row, Posting>> postings) throws SQLException {
        String sql =
                "INSERT INTO communitykit_points_posting (account, sequence, key_source, key_id, leg, content, kind,"
                        + " event_type, subject, reason, occurred_at, recorded_at, policy, entries)"
                        + " VALUES (" + Columns.list("?", 14) + ")";
        SqlBatch.execute(connection, sql, postings, (statement, each) -> {
            statement.setBytes(1, each.getKey().pseudonym.toBytes());
            bind(statement, each.getValue());
        });
    }

    private void bind(PreparedStatement statement, Posting posting) throws SQLException {
        statement.setLong(2, posting.sequence());
        columns.setText(statement, 3, posting.key().key().source().value());
        columns.setText(statement, 4, posting.key().key().id().value());
        columns.setText(statement, 5, posting.key().leg().code());
        statement.setBytes(6, posting.content().toBytes());
        columns.setText(statement, 7, posting.kind().code());
        columns.setText(statement, 8, posting.type().map(EventType::value).orElse(null));
        columns.setText(statement, 9, posting.subject().map(Subject::value).orElse(null));
        columns.setText(statement, 10, posting.reason().map(Reason::value).orElse(null));
        statement.setLong(11, Timestamps.toMicros(posting.occurredAt()));
        statement.setLong(12, Timestamps.toMicros(posting.recordedAt()));
        columns.setText(statement, 13, posting.policy().value());
        columns.setText(statement, 14, EntriesJson.write(posting.entries()));
    }

    private void writePots(List<Row> changed) throws SQLException {
        List<Map.Entry<Row, CurrencyId>> inserts = new ArrayList<>();
        List<Map.Entry<Row, CurrencyId>> updates = new ArrayList<>();
        for (Row row : changed) {
            for (CurrencyId currency : row.changedPots) {
                (row.storedPots.contains(currency) ? updates : inserts).add(Map.entry(row, currency));
            }
        }
        SqlBatch.RowBinder<Map.Entry<Row, CurrencyId>> binder = (statement, each) -> {
            Pot pot = each.getKey().pots.getOrDefault(each.getValue(), Pot.EMPTY);
            statement.setLong(1, pot.balance());
            statement.setLong(2, pot.earned());
            statement.setLong(3, pot.spent());
            statement.setBytes(4, each.getKey().pseudonym.toBytes());
            columns.setText(statement, 5, each.getValue().value());
        };
        SqlBatch.execute(
                connection,
                "INSERT INTO communitykit_points_balance (balance, earned, spent, account, currency)"
                        + " VALUES (?, ?, ?, ?, ?)",
                inserts,
                binder);
        SqlBatch.execute(
                connection,
                "UPDATE communitykit_points_balance SET balance = ?, earned = ?, spent = ?"
                        + " WHERE account = ? AND currency = ?",
                updates,
                binder);
    }

    private void writeWindows(List<Row> changed) throws SQLException {
        List<Map.Entry<Row, CapWindow>> inserts = new ArrayList<>();
        List<Map.Entry<Row, CapWindow>> updates = new ArrayList<>();
        for (Row row : changed) {
            for (CapWindow window : row.changedWindows) {
                (row.storedWindows.contains(window) ? updates : inserts).add(Map.entry(row, window));
            }
        }
        SqlBatch.RowBinder<Map.Entry<Row, CapWindow>> binder = (statement, each) -> {
            CapWindow window = each.getValue();
            statement.setLong(1, each.getKey().used.getOrDefault(window, 0L));
            statement.setBytes(2, each.getKey().pseudonym.toBytes());
            columns.setText(statement, 3, window.cap().value());
            columns.setText(statement, 4, window.period().code());
            statement.setLong(5, window.firstDay().toEpochDay());
        };
        SqlBatch.execute(
                connection,
                "INSERT INTO communitykit_points_window (used, account, cap, period, first_day)"
                        + " VALUES (?, ?, ?, ?, ?)",
                inserts,
                binder);
        SqlBatch.execute(
                connection,
                "UPDATE communitykit_points_window SET used = ?"
                        + " WHERE account = ? AND cap = ? AND period = ? AND first_day = ?",
                updates,
                binder);
    }
}
