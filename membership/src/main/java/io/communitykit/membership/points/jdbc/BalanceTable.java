package io.communitykit.membership.points.jdbc;

import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Pot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pots, one row for each currency of an account. Reading them is part of reading the account. */
final class BalanceTable {

    /** Of the table under the name b. */
    static final String COLUMNS =
            "b.currency, b.available, b.pending, b.held, b.debt, b.loose, b.earned, b.spent, b.lapses_at, b.lapsed_at";

    /** The same columns where there is no balance. */
    static final String NO_COLUMNS = String.join(", ", Collections.nCopies(10, "NULL"));

    private static final String TABLE = "communitykit_points_balance";
    private static final List<String> KEY = List.of("account", "currency");
    private static final List<String> VALUES =
            List.of("available", "pending", "held", "debt", "loose", "earned", "spent", "lapses_at", "lapsed_at");
    private static final List<String> ALL =
            Stream.concat(VALUES.stream(), KEY.stream()).toList();

    private final Columns columns;

    BalanceTable(Dialect dialect) {
        this.columns = new Columns(dialect);
    }

    static Pot pot(ResultSet found) throws SQLException {
        return new Pot(
                found.getLong("available"),
                found.getLong("pending"),
                found.getLong("held"),
                found.getLong("debt"),
                found.getLong("loose"),
                found.getLong("earned"),
                found.getLong("spent"),
                Columns.optionalInstant(found, "lapses_at"),
                Columns.optionalInstant(found, "lapsed_at"));
    }

    void write(SqlTrip trip, Collection<Row> changed) {
        List<Map.Entry<Row, CurrencyId>> inserts = new ArrayList<>();
        List<Map.Entry<Row, CurrencyId>> updates = new ArrayList<>();
        for (Row row : changed) {
            for (CurrencyId currency : row.changedPots) {
                (row.storedPots.contains(currency) ? updates : inserts).add(Map.entry(row, currency));
            }
        }
        SqlBatch.RowBinder<Map.Entry<Row, CurrencyId>> binder = (parameters, each) -> {
            Pot pot = each.getKey().pot(each.getValue());
            parameters.setLong(1, pot.available());
            parameters.setLong(2, pot.pending());
            parameters.setLong(3, pot.held());
            parameters.setLong(4, pot.debt());
            parameters.setLong(5, pot.loose());
            parameters.setLong(6, pot.earned());
            parameters.setLong(7, pot.spent());
            Columns.setInstant(parameters, 8, pot.lapsesAt().orElse(null));
            Columns.setInstant(parameters, 9, pot.lapsedAt().orElse(null));
            parameters.setBytes(10, each.getKey().pseudonym.toBytes());
            columns.setText(parameters, 11, each.getValue().value());
        };
        trip.insert(TABLE, ALL, inserts, binder);
        trip.update(TABLE, VALUES, KEY, updates, binder);
    }
}
