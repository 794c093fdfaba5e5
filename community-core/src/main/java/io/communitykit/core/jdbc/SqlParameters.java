package io.communitykit.core.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one row in one statement, numbered from 1, also where it travels with others. The methods do what those of
 * {@link PreparedStatement} do. For one thread.
 */
public interface SqlParameters {

    /**
     * Takes a statement that travels alone.
     *
     * @param statement the statement
     * @return its parameters
     */
    static SqlParameters of(PreparedStatement statement) {
        return new StatementParameters(statement, 0);
    }

    /**
     * Sets bytes.
     *
     * @param index from 1
     * @param value the bytes, or null
     * @throws SQLException if the driver refuses
     */
    void setBytes(int index, byte @Nullable [] value) throws SQLException;

    /**
     * Sets text.
     *
     * @param index from 1
     * @param value the text, or null
     * @throws SQLException if the driver refuses
     */
    void setString(int index, @Nullable String value) throws SQLException;

    /**
     * Sets a number of 64 bits.
     *
     * @param index from 1
     * @param value the number
     * @throws SQLException if the driver refuses
     */
    void setLong(int index, long value) throws SQLException;

    /**
     * Sets a number of 32 bits.
     *
     * @param index from 1
     * @param value the number
     * @throws SQLException if the driver refuses
     */
    void setInt(int index, int value) throws SQLException;

    /**
     * Sets null.
     *
     * @param index from 1
     * @param type the column's type, one of {@link java.sql.Types}
     * @throws SQLException if the driver refuses
     */
    void setNull(int index, int type) throws SQLException;
}
