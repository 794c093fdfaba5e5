package io.communitykit.membership.points.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.Hold;
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

    private final Columns columns;

    HoldTable(Dialect dialect) {
        this.columns = new Columns(dialect);
    }

    void readUnder(SqlTrip trip, Map<Pseudonym, Row> rows, List<Map.Entry<Row, IdempotencyKey>> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        String sql = SELECT + "(account, key_source, key_id) IN (" + Columns.list("(?, ?, ?)", wanted.size()) + ")";
        trip.query(
                sql,
                parameters -> {
                    int index = 1;
                    for (Map.Entry<Row, IdempotencyKey> each : wanted) {
                        parameters.setBytes(index, each.getKey().pseudonym.toBytes());
                        columns.setKey(parameters, index + 1, each.getValue());
                        index += 3;
                    }
                },
                found -> read(rows, found));
    }

    void readDue(SqlTrip trip, Map<Pseudonym, Row> rows, Collection<Row> wanted, Instant by) {
        String sql = SELECT + "release_at <= ? AND account IN (" + Columns.list("?", wanted.size()) + ")";
        trip.query(
                sql,
                parameters -> {
                    parameters.setLong(1, Columns.bound(by));
                    Columns.setAccounts(
                            parameters,
                            2,
                            wanted.stream().map(row -> row.pseudonym).toList());
                },
                found -> read(rows, found));
    }

    private void read(Map<Pseudonym, Row> rows, ResultSet found) throws SQLException {
        while (found.next()) {
            Columns.row(rows, found).holds.found(hold(found));
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

    void write(SqlTrip trip, Collection<Row> changed) {
        List<Map.Entry<Row, IdempotencyKey>> gone = new ArrayList<>();
        List<Map.Entry<Row, Hold>> made = new ArrayList<>();
        for (Row row : changed) {
            row.holds.gone().forEach(key -> gone.add(Map.entry(row, key)));
            row.holds.made().forEach(hold -> made.add(Map.entry(row, hold)));
        }
        trip.changeIfThere(
                "DELETE FROM communitykit_points_hold WHERE account = ? AND key_source = ? AND key_id = ?",
                gone,
                (parameters, each) -> {
                    parameters.setBytes(1, each.getKey().pseudonym.toBytes());
                    columns.setKey(parameters, 2, each.getValue());
                });
        trip.change(
                "INSERT INTO communitykit_points_hold"
                        + " (account, key_source, key_id, currency, points, subject, release_at, shares)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                made,
                (parameters, each) -> {
                    parameters.setBytes(1, each.getKey().pseudonym.toBytes());
                    bind(parameters, each.getValue());
                });
    }

    private void bind(SqlParameters parameters, Hold hold) throws SQLException {
        columns.setKey(parameters, 2, hold.key());
        columns.setText(parameters, 4, hold.currency().value());
        parameters.setLong(5, hold.points());
        columns.setText(parameters, 6, hold.subject().map(Subject::value).orElse(null));
        Columns.setInstant(parameters, 7, hold.releaseAt().orElse(null));
        columns.setText(parameters, 8, SharesJson.write(hold.shares()));
    }
}
