package io.communitykit.core.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text that compares as bytes: kept as VARBINARY in UTF-8 where the database's own text would not. Immutable and safe for
 * many threads.
 */
public final class TextColumns {

    private final boolean binary;

    /**
     * Knows how a database keeps such text.
     *
     * @param dialect the database
     */
    public TextColumns(Dialect dialect) {
        this.binary = dialect != Dialect.POSTGRESQL;
    }

    /**
     * Sets a parameter.
     *
     * @param parameters of the statement
     * @param index from 1
     * @param text the text, or null
     * @throws SQLException if the driver refuses
     */
    public void set(SqlParameters parameters, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            parameters.setNull(index, binary ? Types.VARBINARY : Types.VARCHAR);
        } else if (binary) {
            parameters.setBytes(index, text.getBytes(StandardCharsets.UTF_8));
        } else {
            parameters.setString(index, text);
        }
    }

    /**
     * Reads a column.
     *
     * @param row the row
     * @param column the column's name
     * @return the text; empty where the column is null
     * @throws SQLException if the driver cannot read it
     */
    public Optional<String> get(ResultSet row, String column) throws SQLException {
        if (binary) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return Optional.ofNullable(row.getString(column));
    }
}
