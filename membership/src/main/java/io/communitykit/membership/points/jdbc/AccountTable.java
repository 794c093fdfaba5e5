package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows that stand for whole accounts: read, made, locked and brought forward. */
final class AccountTable {

    private static final String TABLE = "communitykit_points_account";
    private static final List<String> KEY = List.of("account");
    private static final List<String> VALUES = List.of("version", "sequence", "recorded_at", "sealed");

    /** The first instant at which something happens, looked up where the one that was known is gone. */
    private static final String FIRST_DUE = "next_due = NULLIF(LEAST("
            + first("due_at", "communitykit_points_lot") + ", "
            + first("release_at", "communitykit_points_hold") + ", "
            + first("lapses_at", "communitykit_points_balance") + ", "
            + first("due_at", TierTable.TABLE) + "), " + Long.MAX_VALUE + ")";

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;
    private final TierTable tiers;

    AccountTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
        this.tiers = new TierTable(dialect);
    }

    /** Reads head, balances and places, in one statement, so that they are of one moment and cost one trip. */
    void readHeads(SqlTrip trip, Map<Pseudonym, Row> rows) {
        String wanted = "(" + Columns.list("?", rows.size()) + ")";
        String sql = "SELECT a.account, a.member, a.version, a.sequence, a.recorded_at, a.sealed, a.next_due, "
                + BalanceTable.COLUMNS + ", " + TierTable.NO_COLUMNS + " FROM communitykit_points_account a"
                + " LEFT JOIN communitykit_points_balance b ON b.account = a.account"
                + " WHERE a.account IN " + wanted
                + " UNION ALL SELECT p.account, NULL, NULL, NULL, NULL, NULL, NULL, "
                + BalanceTable.NO_COLUMNS + ", " + TierTable.COLUMNS + " FROM communitykit_points_tier p"
                + " WHERE p.account IN " + wanted;
        trip.query(
                sql,
                parameters -> {
                    Columns.setAccounts(parameters, 1, rows.keySet());
                    Columns.setAccounts(parameters, 1 + rows.size(), rows.keySet());
                },
                found -> readHeads(rows, found));
    }

    private void readHeads(Map<Pseudonym, Row> rows, ResultSet found) throws SQLException {
        Map<Row, Map<CurrencyId, Pot>> pots = new HashMap<>();
        Map<Row, Map<LadderId, TierState>> places = new HashMap<>();
        while (found.next()) {
            Row row = Columns.row(rows, found);
            Optional<LadderId> ladder = tiers.ladder(found);
            if (ladder.isPresent()) {
                places.computeIfAbsent(row, key -> new HashMap<>()).put(ladder.get(), tiers.place(found));
                continue;
            }
            readHead(row, found);
            Map<CurrencyId, Pot> own = pots.computeIfAbsent(row, key -> new HashMap<>());
            Optional<String> currency = columns.optionalText(found, "currency");
            if (currency.isPresent()) {
                own.put(new CurrencyId(currency.get()), BalanceTable.pot(found));
            }
        }
        pots.forEach(Row::storedPots);
        places.forEach(Row::storedTiers);
    }

    private void readHead(Row row, ResultSet found) throws SQLException {
        row.version = found.getLong("version");
        row.erased = columns.optionalText(found, "member").isEmpty();
        row.sealed = found.getLong("sealed");
        row.lastRecorded = Columns.optionalInstant(found, "recorded_at").orElse(null);
        row.nextDue = Columns.optionalInstant(found, "next_due").orElse(null);
        row.storedSequence(found.getLong("sequence"));
    }

    /** Locks the rows that exist until the transaction ends, in the order of their ids; gives their versions. */
    Map<Pseudonym, Long> lock(Collection<Pseudonym> existing) throws SQLException {
        return versions(existing, " ORDER BY account" + dialect.forUpdate());
    }

    /** Locks the row if it exists, so that what later statements read of the account is of one moment. */
    void lock(SqlTrip trip, Row row) {
        trip.query(
                "SELECT version FROM communitykit_points_account WHERE account = ?" + dialect.forUpdate(),
                parameters -> parameters.setBytes(1, row.pseudonym.toBytes()),
                found -> row.locked = found.next());
    }

    /** The versions of the rows that exist, without a lock. */
    Map<Pseudonym, Long> versions(Collection<Pseudonym> accounts) throws SQLException {
        return versions(accounts, "");
    }

    private Map<Pseudonym, Long> versions(Collection<Pseudonym> accounts, String tail) throws SQLException {
        Map<Pseudonym, Long> versions = new HashMap<>();
        if (accounts.isEmpty()) {
            return versions;
        }
        String sql = "SELECT account, version FROM communitykit_points_account WHERE account IN ("
                + Columns.list("?", accounts.size()) + ")" + tail;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Columns.setAccounts(SqlParameters.of(statement), 1, accounts);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    versions.put(Pseudonym.fromBytes(found.getBytes("account")), found.getLong("version"));
                }
            }
        }
        return versions;
    }

    /** Makes rows for accounts without one; another transaction may be doing the same. */
    void insertMissing(Collection<Row> inOrder) throws SQLException {
        if (inOrder.isEmpty()) {
            return;
        }
        String sql = dialect.insertIfAbsent(
                "communitykit_points_account",
                List.of("account", "program", "member", "version", "sequence", "sealed"),
                List.of("account"));
        SqlBatch.insertIfAbsent(connection, dialect, sql, inOrder, (parameters, row) -> {
            parameters.setBytes(1, row.pseudonym.toBytes());
            columns.setText(parameters, 2, row.id.program().value());
            columns.setText(parameters, 3, row.id.member().value());
            parameters.setLong(4, 0);
            parameters.setLong(5, 0);
            parameters.setLong(6, 0);
        });
    }

    /** Takes back rows that were made in this transaction and got no posting. */
    void deleteUnused(SqlTrip trip, Collection<Row> rows) {
        String sql = "DELETE FROM communitykit_points_account WHERE account = ? AND sequence = 0";
        trip.changeIfThere(sql, rows, (parameters, row) -> parameters.setBytes(1, row.pseudonym.toBytes()));
    }

    /** After lots, holds and balances were written, since what is due next may have to be looked up among them. */
    void update(SqlTrip trip, Collection<Row> changed) {
        List<String> withDue =
                Stream.concat(VALUES.stream(), Stream.of("next_due")).toList();
        trip.update(
                TABLE,
                withDue,
                KEY,
                changed.stream().filter(row -> !row.nextDueGone).toList(),
                (parameters, row) -> {
                    bind(parameters, row);
                    Columns.setInstant(parameters, 5, row.nextDue);
                    parameters.setBytes(6, row.pseudonym.toBytes());
                });
        trip.updateComputing(
                TABLE,
                VALUES,
                FIRST_DUE,
                KEY,
                changed.stream().filter(row -> row.nextDueGone).toList(),
                (parameters, row) -> {
                    bind(parameters, row);
                    parameters.setBytes(5, row.pseudonym.toBytes());
                });
    }

    /** Not NULL, since LEAST differs between databases in what it makes of that. */
    private static String first(String column, String table) {
        return "COALESCE((SELECT MIN(d." + column + ") FROM " + table + " d WHERE d.account = t.account), "
                + Long.MAX_VALUE + ")";
    }

    private static void bind(SqlParameters parameters, Row row) throws SQLException {
        parameters.setLong(1, row.version + 1);
        parameters.setLong(2, row.sequence);
        parameters.setLong(3, Timestamps.toMicros(row.lastRecorded == null ? Instant.EPOCH : row.lastRecorded));
        parameters.setLong(4, row.sealed);
    }
}
