package io.communitykit.recommend.signal.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.KnownFact;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that stand for subjects and their facts: read, made, locked, written and deleted. */
final class SignalTable {

    /** Of a row that was made in this transaction and holds nothing yet. */
    static final long MADE = 0;

    private static final String TABLE = "communitykit_signal";
    private static final String FACTS = "communitykit_signal_fact";
    private static final List<String> MADE_COLUMNS = List.of("pseudonym", "kind", "subject", "revision");
    private static final short CONTENT = 1;
    private static final short AUTHOR = 2;
    /** So many pseudonyms go into one query. */
    private static final int PER_QUERY = 500;

    private final Connection connection;
    private final Dialect dialect;
    private final TextColumns columns;

    SignalTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new TextColumns(dialect);
    }

    /**
     * A row as it was read.
     *
     * @param revision changes with every change
     * @param erased whether the subject was erased
     * @param state what is kept; empty once erased, and in a row just made
     * @param known what is remembered of the fact that was asked for
     */
    record Row(long revision, boolean erased, Optional<SignalState> state, Optional<KnownFact> known) {}

    /**
     * A row as it is locked.
     *
     * @param revision changes with every change
     * @param erased whether the subject was erased
     */
    record Locked(long revision, boolean erased) {}

    /** Without a lock, together with one fact. */
    Optional<Row> read(Pseudonym pseudonym, byte[] fact) throws SQLException {
        String sql = "SELECT s.revision, s.subject, s.state, f.at_micros, f.digest FROM " + TABLE + " s LEFT JOIN "
                + FACTS + " f ON f.pseudonym = s.pseudonym AND f.fact = ? WHERE s.pseudonym = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, fact);
            statement.setBytes(2, pseudonym.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                boolean erased = columns.get(found, "subject").isEmpty();
                return Optional.of(new Row(found.getLong("revision"), erased, state(found), known(found)));
            }
        }
    }

    private static Optional<KnownFact> known(ResultSet found) throws SQLException {
        byte[] digest = found.getBytes("digest");
        if (digest == null) {
            return Optional.empty();
        }
        try {
            Instant at = Timestamps.ofMicros(found.getLong("at_micros"));
            return Optional.of(new KnownFact(at, ContentDigest.fromBytes(digest)));
        } catch (InvalidValueException e) {
            throw unreadable("fact", e);
        }
    }

    private Optional<SignalState> state(ResultSet found) throws SQLException {
        Optional<String> text = columns.get(found, "state");
        try {
            return text.map(SignalState::fromText);
        } catch (InvalidValueException e) {
            throw unreadable("subject's state", e);
        }
    }

    private static StorageException unreadable(String what, InvalidValueException e) {
        return StorageException.permanent(
                ErrorCode.STORAGE_UNREADABLE,
                "a " + what + " cannot be read: " + e.getMessage() + ". Maybe a later release has written it",
                e);
    }

    /** A row for a subject never seen, unless another transaction has made it, and its lock: one trip where statements are joined. */
    Locked insertMissingAndLock(Pseudonym pseudonym, SignalSubject subject) throws SQLException {
        if (!dialect.joinsStatements()) {
            insertMissing(pseudonym, subject.about(), subject.id());
            return lock(pseudonym);
        }
        List<Locked> locked = new ArrayList<>();
        new SqlTrip(connection, dialect)
                .changeIfThere(
                        insertSql(),
                        List.of(pseudonym),
                        (parameters, row) -> bind(parameters, row, subject.about(), subject.id()))
                .query(
                        lockSql(),
                        parameters -> parameters.setBytes(1, pseudonym.toBytes()),
                        found -> locked.add(locked(found)))
                .run();
        return locked.get(0);
    }

    /** A row that says that a subject was erased, unless there is one. */
    void insertErased(Pseudonym pseudonym, SignalAbout about) throws SQLException {
        insertMissing(pseudonym, about, null);
    }

    private void insertMissing(Pseudonym pseudonym, SignalAbout about, @Nullable String subject) throws SQLException {
        SqlBatch.insertIfAbsent(
                connection,
                dialect,
                insertSql(),
                List.of(pseudonym),
                (parameters, row) -> bind(parameters, row, about, subject));
    }

    private String insertSql() {
        return dialect.insertIfAbsent(TABLE, MADE_COLUMNS, List.of("pseudonym"));
    }

    private void bind(SqlParameters parameters, Pseudonym row, SignalAbout about, @Nullable String subject)
            throws SQLException {
        parameters.setBytes(1, row.toBytes());
        parameters.setInt(2, about == SignalAbout.CONTENT ? CONTENT : AUTHOR);
        columns.set(parameters, 3, subject);
        parameters.setLong(4, subject == null ? MADE + 1 : MADE);
    }

    /** Locks a row that exists until the transaction ends. */
    Locked lock(Pseudonym pseudonym) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lockSql())) {
            statement.setBytes(1, pseudonym.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                return locked(found);
            }
        }
    }

    private String lockSql() {
        return "SELECT revision, subject FROM " + TABLE + " WHERE pseudonym = ?" + dialect.forUpdate();
    }

    private Locked locked(ResultSet found) throws SQLException {
        if (!found.next()) {
            throw StorageException.retryable("a subject's row was there and is not to be locked", null);
        }
        return new Locked(
                found.getLong("revision"), columns.get(found, "subject").isEmpty());
    }

    /** Writes a row that is locked, and one of its facts. */
    void write(Pseudonym pseudonym, long revision, byte[] fact, Entry entry, boolean replaces) throws SQLException {
        SqlTrip trip = new SqlTrip(connection, dialect);
        addState(trip, pseudonym, revision, entry.state());
        String sql = replaces
                ? "UPDATE " + FACTS + " SET at_micros = ?, digest = ? WHERE pseudonym = ? AND fact = ?"
                : "INSERT INTO " + FACTS + " (at_micros, digest, pseudonym, fact) VALUES (?, ?, ?, ?)";
        trip.change(sql, List.of(entry.fact()), (parameters, known) -> {
            parameters.setLong(1, Timestamps.toMicros(known.at()));
            parameters.setBytes(2, known.digest().toBytes());
            parameters.setBytes(3, pseudonym.toBytes());
            parameters.setBytes(4, fact);
        });
        trip.run();
    }

    private void addState(SqlTrip trip, Pseudonym pseudonym, long revision, SignalState state) {
        String sql = "UPDATE " + TABLE + " SET revision = ?, state = ? WHERE pseudonym = ?";
        trip.change(sql, List.of(state.toText()), (parameters, text) -> {
            parameters.setLong(1, revision);
            columns.set(parameters, 2, text);
            parameters.setBytes(3, pseudonym.toBytes());
        });
    }

    Map<Pseudonym, SignalState> states(List<Pseudonym> pseudonyms) throws SQLException {
        Map<Pseudonym, SignalState> states = new HashMap<>();
        for (int from = 0; from < pseudonyms.size(); from += PER_QUERY) {
            addStates(pseudonyms.subList(from, Math.min(pseudonyms.size(), from + PER_QUERY)), states);
        }
        return states;
    }

    private void addStates(List<Pseudonym> some, Map<Pseudonym, SignalState> states) throws SQLException {
        // A power of two of parameters, so that few texts are prepared; the last one fills the rest.
        int places = Math.max(1, Integer.highestOneBit(2 * some.size() - 1));
        String sql = "SELECT pseudonym, state FROM " + TABLE + " WHERE pseudonym IN (?" + ", ?".repeat(places - 1)
                + ") AND state IS NOT NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < places; i++) {
                statement.setBytes(i + 1, some.get(Math.min(i, some.size() - 1)).toBytes());
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Pseudonym pseudonym = Pseudonym.fromBytes(found.getBytes("pseudonym"));
                    state(found).ifPresent(state -> states.put(pseudonym, state));
                }
            }
        }
    }

    /** Subjects that have facts before an instant, those of the earliest facts first. */
    List<Pseudonym> behind(Instant before, int limit) throws SQLException {
        String sql = "SELECT pseudonym, MIN(at_micros) AS first_micros FROM " + FACTS
                + " WHERE at_micros < ? GROUP BY pseudonym ORDER BY first_micros, pseudonym LIMIT ?";
        List<Pseudonym> behind = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Timestamps.toMicros(before));
            statement.setInt(2, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    behind.add(Pseudonym.fromBytes(found.getBytes("pseudonym")));
                }
            }
        }
        return behind;
    }

    /** Writes a row that is locked, and deletes its facts before an instant. */
    void purge(Pseudonym pseudonym, long revision, SignalState state, Instant before) throws SQLException {
        SqlTrip trip = new SqlTrip(connection, dialect);
        addState(trip, pseudonym, revision, state);
        trip.run();
        String sql = "DELETE FROM " + FACTS + " WHERE pseudonym = ? AND at_micros < ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            statement.setLong(2, Timestamps.toMicros(before));
            statement.executeUpdate();
        }
    }

    /** Empties a row that is locked, and deletes its facts. */
    void erase(Pseudonym pseudonym) throws SQLException {
        for (String sql : List.of(
                "UPDATE " + TABLE + " SET revision = revision + 1, subject = NULL, state = NULL WHERE pseudonym = ?",
                "DELETE FROM " + FACTS + " WHERE pseudonym = ?")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setBytes(1, pseudonym.toBytes());
                statement.executeUpdate();
            }
        }
    }
}
