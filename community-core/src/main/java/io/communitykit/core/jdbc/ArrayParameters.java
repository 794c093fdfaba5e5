package io.communitykit.core.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Collects the parameters of many rows as PostgreSQL's arrays, one a column. */
final class ArrayParameters implements SqlParameters {

    private final List<Column> columns;

    ArrayParameters(int columns) {
        this.columns = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            this.columns.add(new Column());
        }
    }

    private enum Type {
        BYTES("bytea", byte[][]::new),
        TEXT("text", String[]::new),
        LONG("int8", Long[]::new),
        INT("int4", Integer[]::new);

        private final String sqlName;

        @SuppressWarnings("ImmutableEnumChecker") // a constructor of arrays has no state
        private final IntFunction<Object[]> array;

        Type(String sqlName, IntFunction<Object[]> array) {
            this.sqlName = sqlName;
            this.array = array;
        }
    }

    private static final class Column {
        private final List<@Nullable Object> values = new ArrayList<>();
        private Type type = Type.TEXT;

        private void add(Type type, @Nullable Object value) {
            this.type = type;
            values.add(value);
        }
    }

    /** Hands the collected rows to a statement that takes one array a column. */
    void bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Column column : columns) {
            Object[] values = column.values.toArray(column.type.array.apply(0));
            statement.setArray(index++, statement.getConnection().createArrayOf(column.type.sqlName, values));
        }
    }

    private void add(int index, Type type, @Nullable Object value) {
        columns.get(index - 1).add(type, value);
    }

    @Override
    public void setBytes(int index, byte @Nullable [] value) {
        add(index, Type.BYTES, value);
    }

    @Override
    public void setString(int index, @Nullable String value) {
        add(index, Type.TEXT, value);
    }

    @Override
    public void setLong(int index, long value) {
        add(index, Type.LONG, value);
    }

    @Override
    public void setInt(int index, int value) {
        add(index, Type.INT, value);
    }

    @Override
    public void setNull(int index, int type) throws SQLException {
        switch (type) {
            case Types.VARCHAR -> add(index, Type.TEXT, null);
            case Types.VARBINARY -> add(index, Type.BYTES, null);
            case Types.BIGINT -> add(index, Type.LONG, null);
            case Types.INTEGER -> add(index, Type.INT, null);
            default ->
                throw new SQLException("null must be of VARCHAR, VARBINARY, BIGINT or INTEGER, got type " + type);
        }
    }
}
