package io.communitykit.examples.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** Looks for a ledger in a database without leaving anything there. */
final class ExistingDatabase {

    private static final String H2 = "jdbc:h2:";
    private static final String IF_EXISTS = ";IFEXISTS=";

    private ExistingDatabase() {}

    /** The address with which H2 does not create the database that it names. */
    static String only(String url) {
        boolean creates = url.startsWith(H2) && !url.toUpperCase(Locale.ROOT).contains(IF_EXISTS);
        return creates ? url + IF_EXISTS + "TRUE" : url;
    }

    /**
     * Asks one of the ledger's own tables, since hosts that install them with Flyway have no table of versions.
     *
     * @throws SQLException if the database says anything but that there is no such table
     */
    static boolean hasTables(DataSource database) throws SQLException {
        return hasTable(database, "communitykit_points_account");
    }

    /**
     * Asks for one table.
     *
     * @param table its name, from within this program
     * @throws SQLException if the database says anything but that there is no such table
     */
    static boolean hasTable(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0")) {
            return !none.next();
        } catch (SQLException e) {
            if (isNoTable(e)) {
                return false;
            }
            throw e;
        }
    }

    /** PostgreSQL has a state of its own; H2 says 42S02 or 42S04, MariaDB and MySQL 42S02. */
    private static boolean isNoTable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals("42P01") || state.startsWith("42S0");
    }
}
