package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and upgrades tables, for hosts that use neither Flyway nor Liquibase. Adapters never do so on their own.
 *
 * <p>What was installed is remembered in the table {@code communitykit_schema}, so installing again does nothing. Two
 * processes may install at the same time: PostgreSQL and MariaDB make the second wait by an advisory lock, H2 by its
 * lock on the catalogue. PostgreSQL installs all or nothing; after a crash on the others, installing again finishes.
 * Safe for many threads.
 */
public final class SchemaInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaInstaller.class);
    private static final String TABLE = "communitykit_schema";
    private static final List<String> COLUMNS = List.of("component", "version");

    private final ConnectionSource source;

    private SchemaInstaller(ConnectionSource source) {
        this.source = source;
    }

    /**
     * Takes the database to install in.
     *
     * @param dataSource gives connections that may create tables, in the schema where the tables belong
     * @return the installer
     */
    public static SchemaInstaller of(DataSource dataSource) {
        return new SchemaInstaller(ConnectionSource.own(dataSource));
    }

    /**
     * Brings a component's tables to the newest version; does nothing where they are.
     *
     * @param script the component's DDL
     * @throws StorageException with {@link ErrorCode#STORAGE_FOREIGN} if the tables are of a newer version than the
     *     script knows; or if the database refuses a statement or cannot be reached
     */
    public void install(SchemaScript script) {
        source.inTransaction("installing schema " + script.component(), connection -> {
            Dialect dialect = Dialect.of(connection);
            InstallLock.around(connection, dialect, () -> upgrade(connection, dialect, script));
            return script.version();
        });
    }

    private static void upgrade(Connection connection, Dialect dialect, SchemaScript script) throws SQLException {
        execute(
                connection,
                "CREATE TABLE IF NOT EXISTS " + TABLE
                        + " (component VARCHAR(64) NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (component, version))");
        int installed = installed(connection, script.component());
        if (installed > script.version()) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_FOREIGN,
                    "schema " + script.component() + " must have at most version " + script.version() + ", got "
                            + installed + ". Maybe a newer release has installed it.",
                    null);
        }
        for (int version = installed + 1; version <= script.version(); version++) {
            for (String statement : script.statements(version, dialect)) {
                execute(connection, statement);
            }
            record(connection, dialect, script.component(), version);
            LOG.debug("schema {} brought to version {}", script.component(), version);
        }
    }

    private static int installed(Connection connection, String component) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT MAX(version) FROM " + TABLE + " WHERE component = ?")) {
            select.setString(1, component);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static void record(Connection connection, Dialect dialect, String component, int version)
            throws SQLException {
        String insert = dialect.insertIfAbsent(TABLE, COLUMNS, COLUMNS);
        SqlBatch.insertIfAbsent(connection, dialect, insert, List.of(version), (statement, row) -> {
            statement.setString(1, component);
            statement.setInt(2, row);
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
