package io.communitykit.core.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sets parameters at once. Those of the statement begin after those of the statements before it in the same text. */
record StatementParameters(PreparedStatement statement, int before) implements SqlParameters {

    @Override
    public void setBytes(int index, byte @Nullable [] value) throws SQLException {
        statement.setBytes(before + index, value);
    }

    @Override
    public void setString(int index, @Nullable String value) throws SQLException {
        statement.setString(before + index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        statement.setLong(before + index, value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        statement.setInt(before + index, value);
    }

    @Override
    public void setNull(int index, int type) throws SQLException {
        statement.setNull(before + index, type);
    }
}
