package io.communitykit.referral.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.StoredJson;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/** How names, instants and JSON stand in columns. Immutable. */
final class Columns {

    private static final byte[] NOBODY = {};

    private final TextColumns texts;

    Columns(Dialect dialect) {
        this.texts = new TextColumns(dialect);
    }

    /** So many question marks in a list. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    TextColumns texts() {
        return texts;
    }

    Optional<String> text(ResultSet found, String column) throws SQLException {
        return texts.get(found, column);
    }

    String required(ResultSet found, String column) throws SQLException {
        return texts.get(found, column).orElseThrow(() -> new SQLException("column " + column + " is null"));
    }

    /** Sets pseudonym, kind and program; gives the index behind them. */
    int setBook(SqlParameters parameters, int index, BookName book) throws SQLException {
        parameters.setBytes(index, book.owner().toBytes());
        texts.set(parameters, index + 1, book.kind().name());
        texts.set(parameters, index + 2, book.program().value());
        return index + 3;
    }

    /** Sets kind, key and party; gives the index behind them. */
    int setEntry(SqlParameters parameters, int index, EntryName entry) throws SQLException {
        texts.set(parameters, index, entry.kind());
        texts.set(parameters, index + 1, entry.text());
        setParty(parameters, index + 2, entry.party());
        return index + 3;
    }

    static void setParty(SqlParameters parameters, int index, Optional<Pseudonym> party) throws SQLException {
        parameters.setBytes(index, party.map(Pseudonym::toBytes).orElse(NOBODY));
    }

    static Optional<Pseudonym> party(ResultSet found) throws SQLException {
        byte[] bytes = found.getBytes("party");
        return bytes == null || bytes.length == 0 ? Optional.empty() : Optional.of(Pseudonym.fromBytes(bytes));
    }

    static Pseudonym pseudonym(ResultSet found) throws SQLException {
        return Pseudonym.fromBytes(found.getBytes("pseudonym"));
    }

    static Json.Obj json(String text) {
        try {
            return StoredJson.read(text);
        } catch (InvalidValueException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE,
                    "a book or entry cannot be read: " + e.getMessage() + ". Maybe somebody else has written it",
                    e);
        }
    }

    /** Writes an object, unless it takes too much. */
    static String json(String what, Json.Obj object) {
        String text = StoredJson.write(object);
        int most = JdbcBookStore.MAX_BYTES;
        // No character takes more than three bytes, so that most texts need not be counted.
        if (text.length() > most / 3) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > most) {
                throw StorageException.permanent(
                        ErrorCode.STORAGE_FAILED,
                        what + " must take at most " + most + " bytes of JSON, got " + bytes,
                        null);
            }
        }
        return text;
    }

    /** The last microsecond that is not after an instant, which may be any. */
    static long floor(Instant instant) {
        if (instant.isBefore(Timestamps.MIN)) {
            return Long.MIN_VALUE;
        }
        return Timestamps.toMicros(instant.isAfter(Timestamps.MAX) ? Timestamps.MAX : instant);
    }

    /** The first microsecond that is not before an instant, which may be any. */
    static long ceiling(Instant instant) {
        if (instant.isAfter(Timestamps.MAX)) {
            return Long.MAX_VALUE;
        }
        long floor = floor(instant);
        return floor != Long.MIN_VALUE && Timestamps.ofMicros(floor).isBefore(instant) ? floor + 1 : floor;
    }
}
