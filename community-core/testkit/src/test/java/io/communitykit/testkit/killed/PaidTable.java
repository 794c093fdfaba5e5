package io.communitykit.testkit.killed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A till of somebody else's: each key is a row of its own, committed by itself; somebody may have several if keys differ.
 *
 * @param database where the rows are
 * @param before runs before each payment
 * @param after runs after each
 */
public record PaidTable(DataSource database, Runnable before, Runnable after) {

    static PaidTable create(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE paid (name VARCHAR PRIMARY KEY, whom VARCHAR, amount BIGINT)");
        }
        return new PaidTable(database, () -> {}, () -> {});
    }

    /** Pays once for a key. */
    public void pay(String key, String whom, long amount) {
        before.run();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO paid SELECT * FROM (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT)))"
                                + " v(name, whom, amount) WHERE NOT EXISTS (SELECT 1 FROM paid p WHERE p.name = v.name)")) {
            statement.setString(1, key);
            statement.setString(2, whom);
            statement.setLong(3, amount);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the till failed", e);
        }
        after.run();
    }

    /** What was paid, by whom it was paid to, all rows of each together. */
    public Map<String, Long> sums() throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT whom, SUM(amount) FROM paid GROUP BY whom");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                sums.put(found.getString(1), found.getLong(2));
            }
        }
        return sums;
    }
}
