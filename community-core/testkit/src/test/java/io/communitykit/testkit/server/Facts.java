package io.communitykit.testkit.server;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of numbers by id, for tests of the plumbing. */
final class Facts {

    private Facts() {}

    static HikariDataSource fresh(EmbeddedDatabase database, String... ids) throws SQLException {
        HikariDataSource dataSource = database.fresh();
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "CREATE TABLE fact (id VARCHAR(20) NOT NULL PRIMARY KEY, n INTEGER NOT NULL)");
            for (String id : ids) {
                insert(connection, id);
            }
        }
        return dataSource;
    }

    static void insert(Connection connection, String id) throws SQLException {
        withId(connection, "INSERT INTO fact (id, n) VALUES (?, 0)", id);
    }

    static void increment(Connection connection, String id) throws SQLException {
        withId(connection, "UPDATE fact SET n = n + 1 WHERE id = ?", id);
    }

    private static void withId(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query gives. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new AssertionError("no row for " + sql);
            }
            return row.getLong(1);
        }
    }

    static long committed(HikariDataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, sql);
        }
    }
}
