package io.communitykit.core.segment.jdbc;

import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text that compares as bytes: kept in UTF-8 where the database's own text would not. */
final class TextColumns {

    private final boolean binary;

    TextColumns(Dialect dialect) {
        this.binary = dialect != Dialect.POSTGRESQL;
    }

    void set(SqlParameters parameters, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            parameters.setNull(index, binary ? Types.VARBINARY : Types.VARCHAR);
        } else if (binary) {
            parameters.setBytes(index, text.getBytes(StandardCharsets.UTF_8));
        } else {
            parameters.setString(index, text);
        }
    }

    Optional<String> get(ResultSet row, String column) throws SQLException {
        if (binary) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return Optional.ofNullable(row.getString(column));
    }
}
