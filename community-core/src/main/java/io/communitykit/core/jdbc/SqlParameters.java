package io.communitykit.core.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one statement, numbered from 1, also where it travels with others in one text. The methods do what those
 * of {@link PreparedStatement} do. For one thread.
 */
public final class SqlParameters {

    private final PreparedStatement statement;
    private final int before;

    /** Numbers of the statement begin after those of the statements before it. */
    SqlParameters(PreparedStatement statement, int before) {
        this.statement = statement;
        this.before = before;
    }

    /**
     * Takes a statement that travels alone.
     *
     * @param statement the statement
     * @return its parameters
     */
    public static SqlParameters of(PreparedStatement statement) {
        return new SqlParameters(statement, 0);
    }

    /**
     * Sets bytes.
     *
     * @param index from 1
     * @param value the bytes, or null
     * @throws SQLException if the driver refuses
     */
    public void setBytes(int index, byte @Nullable [] value) throws SQLException {
        statement.setBytes(before + index, value);
    }

    /**
     * Sets text.
     *
     * @param index from 1
     * @param value the text, or null
     * @throws SQLException if the driver refuses
     */
    public void setString(int index, @Nullable String value) throws SQLException {
        statement.setString(before + index, value);
    }

    /**
     * Sets a number of 64 bits.
     *
     * @param index from 1
     * @param value the number
     * @throws SQLException if the driver refuses
     */
    public void setLong(int index, long value) throws SQLException {
        statement.setLong(before + index, value);
    }

    /**
     * Sets a number of 32 bits.
     *
     * @param index from 1
     * @param value the number
     * @throws SQLException if the driver refuses
     */
    public void setInt(int index, int value) throws SQLException {
        statement.setInt(before + index, value);
    }

    /**
     * Sets null.
     *
     * @param index from 1
     * @param type the column's type, one of {@link java.sql.Types}
     * @throws SQLException if the driver refuses
     */
    public void setNull(int index, int type) throws SQLException {
        statement.setNull(before + index, type);
    }
}
