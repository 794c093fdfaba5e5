package io.communitykit.membership.points.jdbc;

import io.communitykit.core.jdbc.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets parameters and reads columns so that text compares as bytes: as VARBINARY where the database's text would not. */
final class Columns {

    private final boolean binary;

    Columns(Dialect dialect) {
        this.binary = dialect != Dialect.POSTGRESQL;
    }

    void setText(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            statement.setNull(index, binary ? Types.VARBINARY : Types.VARCHAR);
        } else if (binary) {
            statement.setBytes(index, text.getBytes(StandardCharsets.UTF_8));
        } else {
            statement.setString(index, text);
        }
    }

    String text(ResultSet row, String column) throws SQLException {
        return optionalText(row, column).orElseThrow(() -> new SQLException("column " + column + " is null"));
    }

    Optional<String> optionalText(ResultSet row, String column) throws SQLException {
        if (binary) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return Optional.ofNullable(row.getString(column));
    }

    /** {@code count} groups, such as {@code (?, ?)}, for an IN list. */
    static String list(String group, int count) {
        return String.join(", ", Collections.nCopies(count, group));
    }
}
