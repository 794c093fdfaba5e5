package io.communitykit.membership.points.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Places on ladders, one row for each ladder of an account. Reading them is part of reading the account. */
final class TierTable {

    static final String TABLE = "communitykit_points_tier";

    /** Of the table under the name p. */
    static final String COLUMNS = "p.ladder, p.tier, p.climbed, p.since, p.due_at, p.state";

    /** The same columns where there is no place, first of a union, which takes its names from there. */
    static final String NO_COLUMNS =
            "NULL AS ladder, NULL AS tier, NULL AS climbed, NULL AS since, NULL AS due_at, NULL AS state";

    private static final List<String> KEY = List.of("account", "ladder");
    private static final List<String> VALUES = List.of("tier", "climbed", "since", "due_at", "state");
    private static final List<String> ALL =
            Stream.concat(VALUES.stream(), KEY.stream()).toList();

    private final Columns columns;

    TierTable(Dialect dialect) {
        this.columns = new Columns(dialect);
    }

    /** The ladder that a line is about, if it is about one. */
    Optional<LadderId> ladder(ResultSet found) throws SQLException {
        return columns.optionalText(found, "ladder").map(LadderId::new);
    }

    TierState place(ResultSet found) throws SQLException {
        try {
            return TierStateJson.read(
                    columns.text(found, "state"),
                    columns.optionalText(found, "tier").map(TierId::new),
                    columns.optionalText(found, "climbed").map(TierId::new),
                    Timestamps.ofMicros(found.getLong("since")),
                    Columns.optionalInstant(found, "due_at"));
        } catch (InvalidValueException e) {
            throw Columns.unreadable("place on a ladder", e);
        }
    }

    void write(SqlTrip trip, Collection<Row> changed) {
        List<Map.Entry<Row, LadderId>> inserts = new ArrayList<>();
        List<Map.Entry<Row, LadderId>> updates = new ArrayList<>();
        for (Row row : changed) {
            for (LadderId ladder : row.changedTiers) {
                (row.storedTiers.contains(ladder) ? updates : inserts).add(Map.entry(row, ladder));
            }
        }
        SqlBatch.RowBinder<Map.Entry<Row, LadderId>> binder = (parameters, each) -> {
            TierState place = Objects.requireNonNull(each.getKey().tiers.get(each.getValue()));
            columns.setText(parameters, 1, place.tier().map(TierId::value).orElse(null));
            columns.setText(parameters, 2, place.climbed().map(TierId::value).orElse(null));
            parameters.setLong(3, Timestamps.toMicros(place.since()));
            Columns.setInstant(parameters, 4, place.dueAt().orElse(null));
            columns.setText(parameters, 5, TierStateJson.write(place));
            parameters.setBytes(6, each.getKey().pseudonym.toBytes());
            columns.setText(parameters, 7, each.getValue().value());
        };
        trip.insert(TABLE, ALL, inserts, binder);
        trip.update(TABLE, VALUES, KEY, updates, binder);
    }
}
