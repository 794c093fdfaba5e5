package io.communitykit.core.segment.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a key that is not the one the members were stored under: with it nobody would be found, and the erased would be known
 * again. Looks once a store; safe for many threads.
 */
final class KeyCheck {

    private static final String TABLE = "communitykit_profile_meta";
    private static final String NAME = "pseudonym-key";

    private final PseudonymKey key;
    private volatile boolean seen;

    KeyCheck(PseudonymKey key) {
        this.key = key;
    }

    /** Before reading. Tables that nothing was written to yet have no key, and any is right. */
    void beforeReading(Connection connection, Dialect dialect) throws SQLException {
        if (seen) {
            return;
        }
        Optional<byte[]> stored = stored(connection, dialect);
        if (stored.isPresent()) {
            compare(stored.get());
            seen = true;
        }
    }

    /** Before writing. The first to write leaves the check value. */
    void beforeWriting(Connection connection, Dialect dialect) throws SQLException {
        beforeReading(connection, dialect);
        if (seen) {
            return;
        }
        // Not remembered yet: the transaction that inserts it may still roll back.
        String sql = dialect.insertIfAbsent(TABLE, List.of("name", "setting"), List.of("name"));
        TextColumns columns = new TextColumns(dialect);
        SqlBatch.insertIfAbsent(connection, dialect, sql, List.of(key.checkValue()), (parameters, value) -> {
            columns.set(parameters, 1, NAME);
            parameters.setBytes(2, value);
        });
        compare(stored(connection, dialect)
                .orElseThrow(() -> StorageException.retryable(
                        "profile tables were opened by another transaction at the same moment", null)));
    }

    private static Optional<byte[]> stored(Connection connection, Dialect dialect) throws SQLException {
        String sql = "SELECT setting FROM " + TABLE + " WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new TextColumns(dialect).set(SqlParameters.of(statement), 1, NAME);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(found.getBytes("setting")) : Optional.empty();
            }
        }
    }

    private void compare(byte[] stored) {
        if (!Arrays.equals(stored, key.checkValue())) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FOREIGN,
                    "the profile tables were written with another pseudonym key. Maybe the key of another environment is"
                            + " configured",
                    null);
        }
    }
}
