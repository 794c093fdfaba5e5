package io.communitykit.membership.points.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads accounts, several with each statement. */
final class AccountTables {

    private static final String POSTING_COLUMNS =
            "account, sequence, key_source, key_id, leg, content, kind, event_type,"
                    + " subject, reason, occurred_at, recorded_at, policy, entries";

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    AccountTables(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    /** Reads head and balances, in one statement, so that they are of one moment. */
    void readHeads(Map<Pseudonym, Row> rows) throws SQLException {
        String sql = "SELECT a.account, a.member, a.version, a.sequence, a.recorded_at,"
                + " b.currency, b.balance, b.earned, b.spent"
                + " FROM communitykit_points_account a"
                + " LEFT JOIN communitykit_points_balance b ON b.account = a.account"
                + " WHERE a.account IN (" + Columns.list("?", rows.size()) + ")";
        Map<Row, Map<CurrencyId, Pot>> pots = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setAccounts(statement, 1, rows.keySet());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Row row = row(rows, found);
                    readHead(row, found);
                    Map<CurrencyId, Pot> own = pots.computeIfAbsent(row, key -> new HashMap<>());
                    columns.optionalText(found, "currency")
                            .ifPresent(currency -> row.storedPots.add(new CurrencyId(currency)));
                    if (found.getObject("balance") != null) {
                        own.put(new CurrencyId(columns.text(found, "currency")), pot(found));
                    }
                }
            }
        }
        pots.forEach((row, own) -> row.pots = Map.copyOf(own));
    }

    private void readHead(Row row, ResultSet found) throws SQLException {
        row.version = found.getLong("version");
        row.sequence = found.getLong("sequence");
        row.erased = columns.optionalText(found, "member").isEmpty();
        long recordedAt = found.getLong("recorded_at");
        row.lastRecorded = found.wasNull() ? null : Timestamps.ofMicros(recordedAt);
    }

    static Pot pot(ResultSet found) throws SQLException {
        return new Pot(found.getLong("balance"), found.getLong("earned"), found.getLong("spent"));
    }

    /** Reads the postings under the given keys, so that every key becomes a known one. */
    void readTold(Map<Pseudonym, Row> rows, Map<Row, List<PostingKey>> wanted) throws SQLException {
        int count = wanted.values().stream().mapToInt(List::size).sum();
        if (count == 0) {
            return;
        }
        String sql = "SELECT " + POSTING_COLUMNS + " FROM communitykit_points_posting"
                + " WHERE (account, key_source, key_id, leg) IN (" + Columns.list("(?, ?, ?, ?)", count) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Map.Entry<Row, List<PostingKey>> each : wanted.entrySet()) {
                for (PostingKey key : each.getValue()) {
                    statement.setBytes(index++, each.getKey().pseudonym.toBytes());
                    columns.setText(statement, index++, key.key().source().value());
                    columns.setText(statement, index++, key.key().id().value());
                    columns.setText(statement, index++, key.leg().code());
                    each.getKey().knownKeys.add(key);
                }
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Posting posting = posting(found);
                    row(rows, found).told.put(posting.key(), posting);
                }
            }
        }
    }

    /** Reads the use of the given cap windows, so that every window becomes a known one. */
    void readWindows(Map<Pseudonym, Row> rows, Map<Row, List<CapWindow>> wanted) throws SQLException {
        int count = wanted.values().stream().mapToInt(List::size).sum();
        if (count == 0) {
            return;
        }
        String sql = "SELECT account, cap, period, first_day, used FROM communitykit_points_window"
                + " WHERE (account, cap, period, first_day) IN (" + Columns.list("(?, ?, ?, ?)", count) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Map.Entry<Row, List<CapWindow>> each : wanted.entrySet()) {
                for (CapWindow window : each.getValue()) {
                    index = setWindow(statement, index, each.getKey(), window);
                    each.getKey().knownWindows.add(window);
                }
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    CapWindow window = window(found);
                    Row row = row(rows, found);
                    row.storedWindows.add(window);
                    row.used.put(window, found.getLong("used"));
                }
            }
        }
    }

    private CapWindow window(ResultSet row) throws SQLException {
        try {
            return new CapWindow(
                    new CapId(columns.text(row, "cap")),
                    CapPeriod.ofCode(columns.text(row, "period")),
                    LocalDate.ofEpochDay(row.getLong("first_day")));
        } catch (IllegalArgumentException e) {
            throw unreadable("cap window", e);
        }
    }

    private int setWindow(PreparedStatement statement, int from, Row row, CapWindow window) throws SQLException {
        int index = from;
        statement.setBytes(index++, row.pseudonym.toBytes());
        columns.setText(statement, index++, window.cap().value());
        columns.setText(statement, index++, window.period().code());
        statement.setLong(index++, window.firstDay().toEpochDay());
        return index;
    }

    /** Locks the rows that exist until the transaction ends, in the order of their ids; gives their versions. */
    Map<Pseudonym, Long> lock(Collection<Pseudonym> existing) throws SQLException {
        return versions(existing, " ORDER BY account" + dialect.forUpdate());
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
            setAccounts(statement, 1, accounts);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    versions.put(Pseudonym.fromBytes(found.getBytes("account")), found.getLong("version"));
                }
            }
        }
        return versions;
    }

    /** The postings of one account after a sequence, oldest first. */
    List<Posting> postings(Pseudonym account, long after, int limit) throws SQLException {
        String sql = "SELECT " + POSTING_COLUMNS + " FROM communitykit_points_posting"
                + " WHERE account = ? AND sequence > ? ORDER BY sequence LIMIT ?";
        List<Posting> postings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.toBytes());
            statement.setLong(2, after);
            statement.setInt(3, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    postings.add(posting(found));
                }
            }
        }
        return postings;
    }

    private Posting posting(ResultSet row) throws SQLException {
        try {
            return readable(row);
        } catch (IllegalArgumentException | InvalidValueException e) {
            throw unreadable("posting", e);
        }
    }

    /** Written by a later release, or by somebody else. */
    private static StorageException unreadable(String what, RuntimeException e) {
        return StorageException.permanent(
                ErrorCode.STORAGE_FAILED,
                "a stored " + what + " cannot be read: " + e.getMessage() + ". Maybe a later release has written it",
                e);
    }

    private Posting readable(ResultSet row) throws SQLException {
        IdempotencyKey key = new IdempotencyKey(
                new EventSource(columns.text(row, "key_source")), new EventId(columns.text(row, "key_id")));
        return new Posting(
                row.getLong("sequence"),
                new PostingKey(key, Leg.ofCode(columns.text(row, "leg"))),
                ContentDigest.fromBytes(row.getBytes("content")),
                PostingKind.ofCode(columns.text(row, "kind")),
                columns.optionalText(row, "event_type").map(EventType::new),
                columns.optionalText(row, "subject").map(Subject::new),
                columns.optionalText(row, "reason").map(Reason::new),
                Timestamps.ofMicros(row.getLong("occurred_at")),
                Timestamps.ofMicros(row.getLong("recorded_at")),
                new PolicyVersion(columns.text(row, "policy")),
                EntriesJson.read(columns.text(row, "entries")));
    }

    private static Row row(Map<Pseudonym, Row> rows, ResultSet found) throws SQLException {
        Row row = rows.get(Pseudonym.fromBytes(found.getBytes("account")));
        if (row == null) {
            throw new SQLException("the database returned an account that was not asked for");
        }
        return row;
    }

    private static void setAccounts(PreparedStatement statement, int from, Collection<Pseudonym> accounts)
            throws SQLException {
        int index = from;
        for (Pseudonym account : accounts) {
            statement.setBytes(index++, account.toBytes());
        }
    }
}
