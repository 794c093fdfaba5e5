package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What cap windows have counted. */
final class WindowTable {

    private final Columns columns;

    WindowTable(Dialect dialect) {
        this.columns = new Columns(dialect);
    }

    void read(SqlTrip trip, Map<Pseudonym, Row> rows, List<Map.Entry<Row, CapWindow>> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        String sql = "SELECT account, cap, period, first_day, used FROM communitykit_points_window"
                + " WHERE (account, cap, period, first_day) IN (" + Columns.list("(?, ?, ?, ?)", wanted.size()) + ")";
        trip.query(
                sql,
                parameters -> {
                    int index = 1;
                    for (Map.Entry<Row, CapWindow> each : wanted) {
                        setWindow(parameters, index, each);
                        index += 4;
                    }
                },
                found -> read(rows, found));
    }

    private void read(Map<Pseudonym, Row> rows, ResultSet found) throws SQLException {
        while (found.next()) {
            CapWindow window = window(found);
            Row row = Columns.row(rows, found);
            row.storedWindows.add(window);
            row.used.put(window, found.getLong("used"));
        }
    }

    private CapWindow window(ResultSet row) throws SQLException {
        try {
            return new CapWindow(
                    new CapId(columns.text(row, "cap")),
                    CapPeriod.ofCode(columns.text(row, "period")),
                    LocalDate.ofEpochDay(row.getLong("first_day")));
        } catch (IllegalArgumentException e) {
            throw Columns.unreadable("cap window", e);
        }
    }

    private void setWindow(SqlParameters parameters, int from, Map.Entry<Row, CapWindow> each) throws SQLException {
        CapWindow window = each.getValue();
        parameters.setBytes(from, each.getKey().pseudonym.toBytes());
        columns.setText(parameters, from + 1, window.cap().value());
        columns.setText(parameters, from + 2, window.period().code());
        parameters.setLong(from + 3, window.firstDay().toEpochDay());
    }

    void write(SqlTrip trip, Collection<Row> changed) {
        List<Map.Entry<Row, CapWindow>> inserts = new ArrayList<>();
        List<Map.Entry<Row, CapWindow>> updates = new ArrayList<>();
        for (Row row : changed) {
            for (CapWindow window : row.changedWindows) {
                (row.storedWindows.contains(window) ? updates : inserts).add(Map.entry(row, window));
            }
        }
        SqlBatch.RowBinder<Map.Entry<Row, CapWindow>> binder = (parameters, each) -> {
            parameters.setLong(1, each.getKey().used.getOrDefault(each.getValue(), 0L));
            setWindow(parameters, 2, each);
        };
        trip.change(
                "INSERT INTO communitykit_points_window (used, account, cap, period, first_day)"
                        + " VALUES (?, ?, ?, ?, ?)",
                inserts,
                binder);
        trip.change(
                "UPDATE communitykit_points_window SET used = ?"
                        + " WHERE account = ? AND cap = ? AND period = ? AND first_day = ?",
                updates,
                binder);
    }
}
