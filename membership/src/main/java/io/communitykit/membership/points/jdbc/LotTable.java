package io.communitykit.membership.points.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lots. One that is closed has no row. */
final class LotTable {

    /** Selects that share a statement. One has at most some 1,000 parameters, and PostgreSQL takes 65,535 in a statement. */
    private static final int SELECTS = 50;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long INACTIVE = Long.MAX_VALUE - 1;
    private static final String ACTIVE = "active";
    private static final String PENDING = "pending";
    private static final String WAITING = "waiting";

    private static final String TABLE = "communitykit_points_lot";
    private static final List<String> KEY = List.of("account", "lot");

    /** In the order in which they are set. */
    private static final List<String> VALUES = List.of(
            "currency",
            "points",
            "expired",
            "earned_at",
            "state",
            "state_at",
            "waits_for",
            "then_rule",
            "expires_at",
            "lost_at",
            "spendable",
            "due_at");

    private static final List<String> ALL =
            Stream.concat(VALUES.stream(), KEY.stream()).toList();
    private static final String COLUMNS =
            "account, lot, currency, points, expired, earned_at, state, state_at, waits_for, then_rule, expires_at, lost_at";

    private final Columns columns;

    LotTable(Dialect dialect) {
        this.columns = new Columns(dialect);
    }

    /** Answers all queries, some with each statement. */
    void read(SqlTrip trip, Map<Pseudonym, Row> rows, List<LotQuery> queries) {
        for (int from = 0; from < queries.size(); from += SELECTS) {
            readTogether(trip, rows, queries.subList(from, Math.min(queries.size(), from + SELECTS)));
        }
    }

    private void readTogether(SqlTrip trip, Map<Pseudonym, Row> rows, List<LotQuery> queries) {
        trip.query(
                select(queries),
                parameters -> {
                    int index = 1;
                    for (LotQuery query : queries) {
                        index = query.bind(parameters, index, columns);
                    }
                },
                found -> read(rows, queries, found));
    }

    private void read(Map<Pseudonym, Row> rows, List<LotQuery> queries, ResultSet found) throws SQLException {
        List<List<Lot>> answers = new ArrayList<>(queries.size());
        queries.forEach(query -> answers.add(new ArrayList<>()));
        while (found.next()) {
            Lot lot = lot(found);
            Columns.row(rows, found).lots.found(lot);
            answers.get(found.getInt("part")).add(lot);
        }
        for (int i = 0; i < queries.size(); i++) {
            queries.get(i).found(answers.get(i));
        }
    }

    private static String select(List<LotQuery> queries) {
        List<String> selects = new ArrayList<>(queries.size());
        for (LotQuery query : queries) {
            selects.add("SELECT " + selects.size() + " AS part, " + COLUMNS + " FROM communitykit_points_lot WHERE "
                    + query.condition());
        }
        return selects.size() == 1 ? selects.get(0) : "(" + String.join(") UNION ALL (", selects) + ")";
    }

    private Lot lot(ResultSet row) throws SQLException {
        try {
            LotTerms terms = new LotTerms(
                    Timestamps.ofMicros(row.getLong("earned_at")), state(row), expiry(row), firstLost(row));
            return new Lot(
                    LotId.ofLong(row.getLong("lot")),
                    new CurrencyId(columns.text(row, "currency")),
                    row.getLong("points"),
                    row.getLong("expired"),
                    terms);
        } catch (IllegalArgumentException | InvalidValueException e) {
            throw Columns.unreadable("lot", e);
        }
    }

    private LotState state(ResultSet row) throws SQLException {
        String state = columns.text(row, "state");
        return switch (state) {
            case ACTIVE -> LotState.Active.INSTANCE;
            case PENDING -> new LotState.Pending(Timestamps.ofMicros(row.getLong("state_at")));
            case WAITING ->
                new LotState.Waiting(
                        new EventType(columns.text(row, "waits_for")),
                        Timestamps.ofMicros(row.getLong("state_at")),
                        ExpiryRule.ofCode(columns.text(row, "then_rule")));
            default -> throw new IllegalArgumentException("no state of a lot is called " + state);
        };
    }

    private static Optional<Instant> firstLost(ResultSet row) throws SQLException {
        long at = row.getLong("lost_at");
        return at == row.getLong("expires_at") ? Optional.empty() : Optional.of(Timestamps.ofMicros(at));
    }

    private static LotExpiry expiry(ResultSet row) throws SQLException {
        long at = row.getLong("expires_at");
        if (at == NEVER) {
            return LotExpiry.Never.INSTANCE;
        }
        return at == INACTIVE ? LotExpiry.Inactive.INSTANCE : new LotExpiry.At(Timestamps.ofMicros(at));
    }

    void write(SqlTrip trip, Collection<Row> changed) {
        List<Map.Entry<Row, LotId>> gone = new ArrayList<>();
        List<Map.Entry<Row, Lot>> inserts = new ArrayList<>();
        List<Map.Entry<Row, Lot>> updates = new ArrayList<>();
        for (Row row : changed) {
            row.lots.gone().forEach(id -> gone.add(Map.entry(row, id)));
            row.lots.opened().forEach(lot -> inserts.add(Map.entry(row, lot)));
            row.lots.altered().forEach(lot -> updates.add(Map.entry(row, lot)));
        }
        trip.changeIfThere(
                "DELETE FROM communitykit_points_lot WHERE account = ? AND lot = ?", gone, (parameters, each) -> {
                    parameters.setBytes(1, each.getKey().pseudonym.toBytes());
                    parameters.setLong(2, each.getValue().toLong());
                });
        trip.insert(TABLE, ALL, inserts, this::bind);
        trip.update(TABLE, VALUES, KEY, updates, this::bind);
    }

    private void bind(SqlParameters parameters, Map.Entry<Row, Lot> each) throws SQLException {
        Lot lot = each.getValue();
        columns.setText(parameters, 1, lot.currency().value());
        parameters.setLong(2, lot.points());
        parameters.setLong(3, lot.expired());
        parameters.setLong(4, Timestamps.toMicros(lot.terms().earnedAt()));
        bind(parameters, lot.terms().state());
        parameters.setLong(9, expiresAt(lot.terms().expiry()));
        parameters.setLong(10, lostAt(lot.terms()));
        parameters.setInt(11, lot.points() > 0 && lot.terms().active() ? 1 : 0);
        Columns.setInstant(parameters, 12, lot.dueAt().orElse(null));
        parameters.setBytes(13, each.getKey().pseudonym.toBytes());
        parameters.setLong(14, lot.id().toLong());
    }

    private void bind(SqlParameters parameters, LotState state) throws SQLException {
        if (state instanceof LotState.Waiting waiting) {
            columns.setText(parameters, 5, WAITING);
            Columns.setInstant(parameters, 6, waiting.cancelAt());
            columns.setText(parameters, 7, waiting.event().value());
            columns.setText(parameters, 8, waiting.then().code());
            return;
        }
        if (state instanceof LotState.Pending pending) {
            columns.setText(parameters, 5, PENDING);
            Columns.setInstant(parameters, 6, pending.from());
        } else {
            columns.setText(parameters, 5, ACTIVE);
            parameters.setNull(6, Types.BIGINT);
        }
        columns.setText(parameters, 7, null);
        columns.setText(parameters, 8, null);
    }

    private static long lostAt(LotTerms terms) {
        return terms.firstLost().map(Timestamps::toMicros).orElseGet(() -> expiresAt(terms.expiry()));
    }

    private static long expiresAt(LotExpiry expiry) {
        if (expiry instanceof LotExpiry.At at) {
            return Timestamps.toMicros(at.at());
        }
        return expiry instanceof LotExpiry.Inactive ? INACTIVE : NEVER;
    }
}
