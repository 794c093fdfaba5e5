package io.communitykit.core.segment.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.internal.MemberStateJson;
import io.communitykit.core.segment.spi.ProfileStore.Due;
import io.communitykit.core.time.Timestamps;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that stand for members: read, made, locked, written and listed. */
final class ProfileTable {

    /** Of a row that was made in this transaction and holds nothing yet. */
    static final long MADE = 0;

    private static final String TABLE = "communitykit_profile";

    private final Connection connection;
    private final Dialect dialect;
    private final TextColumns columns;

    ProfileTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new TextColumns(dialect);
    }

    /**
     * A row as it was read.
     *
     * @param revision changes with every change
     * @param state what is known; empty once erased
     */
    record Row(long revision, Optional<MemberState> state) {}

    /**
     * A row as it is locked.
     *
     * @param revision changes with every change
     * @param erased whether the member was erased
     */
    record Locked(long revision, boolean erased) {}

    /** Without a lock. */
    Optional<Row> read(Pseudonym pseudonym) throws SQLException {
        String sql = "SELECT revision, member, state FROM " + TABLE + " WHERE pseudonym = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                long revision = found.getLong("revision");
                boolean erased = columns.get(found, "member").isEmpty();
                return Optional.of(new Row(revision, erased ? Optional.empty() : Optional.of(state(found))));
            }
        }
    }

    private MemberState state(ResultSet found) throws SQLException {
        String text = columns.get(found, "state").orElseThrow(() -> new SQLException("column state is null"));
        try {
            return MemberStateJson.read(text);
        } catch (InvalidValueException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE,
                    "a member's state cannot be read: " + e.getMessage() + ". Maybe a later release has written it",
                    e);
        }
    }

    /** Makes a row if there is none; another transaction may be doing the same. Without a member it is an erased one. */
    void insertMissing(Pseudonym pseudonym, @Nullable MemberId member) throws SQLException {
        String sql = dialect.insertIfAbsent(TABLE, List.of("pseudonym", "member", "revision"), List.of("pseudonym"));
        SqlBatch.insertIfAbsent(connection, dialect, sql, List.of(pseudonym), (parameters, row) -> {
            parameters.setBytes(1, row.toBytes());
            columns.set(parameters, 2, member == null ? null : member.value());
            parameters.setLong(3, member == null ? MADE + 1 : MADE);
        });
    }

    /** Locks a row that exists until the transaction ends. */
    Locked lock(Pseudonym pseudonym) throws SQLException {
        String sql = "SELECT revision, member FROM " + TABLE + " WHERE pseudonym = ?" + dialect.forUpdate();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    throw StorageException.retryable("a profile's row was there and is not to be locked", null);
                }
                return new Locked(
                        found.getLong("revision"), columns.get(found, "member").isEmpty());
            }
        }
    }

    /** Writes a row that is locked. */
    void write(Pseudonym pseudonym, long revision, MemberState state) throws SQLException {
        String text = MemberStateJson.write(state);
        requireFits(text);
        String sql = "UPDATE " + TABLE + " SET revision = ?, due_micros = ?, state = ? WHERE pseudonym = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, revision);
            if (state.dueAt().isPresent()) {
                statement.setLong(2, Timestamps.toMicros(state.dueAt().get()));
            } else {
                statement.setNull(2, Types.BIGINT);
            }
            columns.set(SqlParameters.of(statement), 3, text);
            statement.setBytes(4, pseudonym.toBytes());
            statement.executeUpdate();
        }
    }

    private static void requireFits(String text) {
        int most = JdbcProfileStore.MAX_BYTES;
        // No character takes more than three bytes, so that most states need not be counted.
        if (text.length() > most / 3) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > most) {
                throw StorageException.permanent(
                        ErrorCode.STORAGE_FAILED,
                        "a member's state must take at most " + most + " bytes of JSON, got " + bytes,
                        null);
            }
        }
    }

    /** Empties a row that is locked. */
    void erase(Pseudonym pseudonym) throws SQLException {
        String sql = "UPDATE " + TABLE
                + " SET revision = revision + 1, member = NULL, due_micros = NULL, state = NULL WHERE pseudonym = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            statement.executeUpdate();
        }
    }

    List<Due> due(Instant until, int limit) throws SQLException {
        // Of an erased member nothing is ahead.
        String sql = "SELECT member, due_micros FROM " + TABLE
                + " WHERE due_micros <= ? ORDER BY due_micros, pseudonym LIMIT ?";
        List<Due> due = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, bound(until));
            statement.setInt(2, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String member =
                            columns.get(found, "member").orElseThrow(() -> new SQLException("column member is null"));
                    due.add(new Due(new MemberId(member), Timestamps.ofMicros(found.getLong("due_micros"))));
                }
            }
        }
        return due;
    }

    /** An instant to compare with, which may be any. */
    private static long bound(Instant instant) {
        if (instant.isBefore(Timestamps.MIN)) {
            return Long.MIN_VALUE;
        }
        return Timestamps.toMicros(instant.isAfter(Timestamps.MAX) ? Timestamps.MAX : instant);
    }

    List<MemberState> members(Optional<Pseudonym> after, int limit) throws SQLException {
        String sql = "SELECT state FROM " + TABLE + " WHERE member IS NOT NULL"
                + (after.isPresent() ? " AND pseudonym > ?" : "") + " ORDER BY pseudonym LIMIT ?";
        List<MemberState> states = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            if (after.isPresent()) {
                statement.setBytes(index++, after.get().toBytes());
            }
            statement.setInt(index, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    states.add(state(found));
                }
            }
        }
        return states;
    }
}
