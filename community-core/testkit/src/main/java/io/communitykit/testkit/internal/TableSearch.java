package io.communitykit.testkit.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks through every column of every table whose name begins with {@code communitykit}. */
public final class TableSearch {

    private final DataSource dataSource;

    /**
     * Takes a database.
     *
     * @param dataSource its connections
     */
    public TableSearch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Where the bytes, as they are or as UTF-8 text, are within some value.
     *
     * @param bytes what to look for
     * @return each place as {@code table.column}
     * @throws SQLException if the database fails
     */
    public List<String> columnsHolding(byte[] bytes) throws SQLException {
        List<String> holding = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Map.Entry<String, List<String>> table : tables(connection).entrySet()) {
                search(connection, table.getKey(), table.getValue(), bytes, holding);
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
        return holding;
    }

    private static Map<String, List<String>> tables(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        Map<String, List<String>> tables = new TreeMap<>();
        try (ResultSet columns = metaData.getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME");
                if (table.toLowerCase(Locale.ROOT).startsWith("communitykit")) {
                    tables.computeIfAbsent(table, name -> new ArrayList<>()).add(columns.getString("COLUMN_NAME"));
                }
            }
        }
        return tables;
    }

    private static void search(
            Connection connection, String table, List<String> columns, byte[] bytes, List<String> holding)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                for (String column : columns) {
                    if (contains(bytes(rows, column), bytes) && !holding.contains(table + "." + column)) {
                        holding.add(table + "." + column);
                    }
                }
            }
        }
    }

    private static byte @Nullable [] bytes(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null || value instanceof Number) {
            return null;
        }
        return value instanceof byte[] || value instanceof java.sql.Blob
                ? row.getBytes(column)
                : row.getString(column).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean contains(byte @Nullable [] value, byte[] wanted) {
        return value != null
                && new String(value, StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
