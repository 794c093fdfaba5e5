package io.communitykit.membership.points.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.Hold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Points that are set aside. A hold that ended has no row. */
final class HoldTable {

    private static final String SELECT =
            "SELECT account, key_source, key_id, currency, points, subject, release_at, shares"
                    + " FROM communitykit_points_hold WHERE ";

    private final Connection connection;
    private final Columns columns;

    HoldTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.columns = new Columns(dialect);
    }

    void readUnder(Map<Pseudonym, Row> rows, List<Map.Entry<Row, IdempotencyKey>> wanted) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        String sql = SELECT + "(account, key_source, key_id) IN (" + Columns.list("(?, ?, ?)", wanted.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Map.Entry<Row, IdempotencyKey> each : wanted) {
                statement.setBytes(index, each.getKey().pseudonym.toBytes());
                columns.setKey(statement, index + 1, each.getValue());
                index += 3;
            }
            read(rows, statement);
        }
    }

    void readDue(Map<Pseudonym, Row> rows, Collection<Row> wanted, Instant by) throws SQLException {
        String sql = SELECT + "release_at <= ? AND account IN (" + Columns.list("?", wanted.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Columns.bound(by));
            Columns.setAccounts(
                    statement, 2, wanted.stream().map(row -> row.pseudonym).toList());
            read(rows, statement);
        }
    }

    private void read(Map<Pseudonym, Row> rows, PreparedStatement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                Columns.row(rows, found).holds.found(hold(found));
            }
        }
    }

    private Hold hold(ResultSet row) throws SQLException {
        try {
            return new Hold(
                    columns.key(row),
                    new CurrencyId(columns.text(row, "currency")),
                    row.getLong("points"),
                    columns.optionalText(row, "subject").map(Subject::new),
                    Columns.optionalInstant(row, "release_at"),
                    SharesJson.read(columns.text(row, "shares")));
        } catch (IllegalArgumentException | InvalidValueException e) {
            throw Columns.unreadable("hold", e);
        }
    }

    void write(Collection<Row> changed) throws SQLException {
        List<Map.Entry<Row, IdempotencyKey>> gone = new ArrayList<>();
        List<Map.Entry<Row, Hold>> made = new ArrayList<>();
        for (Row row : changed) {
            row.holds.gone().forEach(key -> gone.add(Map.entry(row, key)));
            row.holds.made().forEach(hold -> made.add(Map.entry(row, hold)));
        }
        SqlBatch.execute(
                connection,
                "DELETE FROM communitykit_points_hold WHERE account = ? AND key_source = ? AND key_id = ?",
                gone,
                (statement, each) -> {
                    statement.setBytes(1, each.getKey().pseudonym.toBytes());
                    columns.setKey(statement, 2, each.getValue());
                });
        SqlBatch.execute(
                connection,
                "INSERT INTO communitykit_points_hold"
                        + " (account, key_source, key_id, currency, points, subject, release_at, shares)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                made,
                (statement, each) -> {
                    statement.setBytes(1, each.getKey().pseudonym.toBytes());
                    bind(statement, each.getValue());
                });
    }

    private void bind(PreparedStatement statement, Hold hold) throws SQLException {
        columns.setKey(statement, 2, hold.key());
        columns.setText(statement, 4, hold.currency().value());
        statement.setLong(5, hold.points());
        columns.setText(statement, 6, hold.subject().map(Subject::value).orElse(null));
        Columns.setInstant(statement, 7, hold.releaseAt().orElse(null));
        columns.setText(statement, 8, SharesJson.write(hold.shares()));
    }
}
