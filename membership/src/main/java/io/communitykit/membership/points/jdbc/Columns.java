package io.communitykit.membership.points.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the parameters and reads the columns of the points tables. */
final class Columns {

    private final TextColumns texts;

    Columns(Dialect dialect) {
        this.texts = new TextColumns(dialect);
    }

    void setText(SqlParameters parameters, int index, @Nullable String text) throws SQLException {
        texts.set(parameters, index, text);
    }

    /** Takes two parameters. */
    void setKey(SqlParameters parameters, int index, IdempotencyKey key) throws SQLException {
        setText(parameters, index, key.source().value());
        setText(parameters, index + 1, key.id().value());
    }

    String text(ResultSet row, String column) throws SQLException {
        return optionalText(row, column).orElseThrow(() -> new SQLException("column " + column + " is null"));
    }

    Optional<String> optionalText(ResultSet row, String column) throws SQLException {
        return texts.get(row, column);
    }

    IdempotencyKey key(ResultSet row) throws SQLException {
        return new IdempotencyKey(new EventSource(text(row, "key_source")), new EventId(text(row, "key_id")));
    }

    static void setInstant(SqlParameters parameters, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            parameters.setNull(index, Types.BIGINT);
        } else {
            parameters.setLong(index, Timestamps.toMicros(instant));
        }
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Timestamps.ofMicros(micros));
    }

    /** An instant to compare with, which may be any. */
    static long bound(Instant instant) {
        if (instant.isAfter(Timestamps.MAX)) {
            return Timestamps.toMicros(Timestamps.MAX);
        }
        return instant.isBefore(Timestamps.MIN) ? Long.MIN_VALUE : Timestamps.toMicros(instant);
    }

    static void setAccounts(SqlParameters parameters, int from, Collection<Pseudonym> accounts) throws SQLException {
        int index = from;
        for (Pseudonym account : accounts) {
            parameters.setBytes(index++, account.toBytes());
        }
    }

    /** The row that a line of a result is about. */
    static Row row(Map<Pseudonym, Row> rows, ResultSet found) throws SQLException {
        Row row = rows.get(Pseudonym.fromBytes(found.getBytes("account")));
        if (row == null) {
            throw new SQLException("the database returned an account that was not asked for");
        }
        return row;
    }

    /** {@code count} groups, such as {@code (?, ?)}, for an IN list. */
    static String list(String group, int count) {
        return String.join(", ", Collections.nCopies(count, group));
    }

    /** Written by a later release, or by somebody else. */
    static StorageException unreadable(String what, RuntimeException e) {
        return StorageException.permanent(
                ErrorCode.STORAGE_UNREADABLE,
                "a stored " + what + " cannot be read: " + e.getMessage() + ". Maybe a later release has written it",
                e);
    }
}
