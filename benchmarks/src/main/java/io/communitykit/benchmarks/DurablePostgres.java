package io.communitykit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;

/**
 * A PostgreSQL server from a jar that waits for the disk at every commit. The library that starts it turns that off for
 * tests; here it is turned on again and checked, since a commit that may be lost is no figure. Works as root and as an
 * ordinary user.
 */
final class DurablePostgres implements AutoCloseable {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final int CONNECTIONS = 20;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    private DurablePostgres(EmbeddedPostgres server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
    }

    /** Starts a server with an empty database. */
    static DurablePostgres start() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(perUser())
                .setPGStartupWait(Duration.ofMinutes(1));
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        try {
            EmbeddedPostgres server = builder.start();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            config.setMaximumPoolSize(CONNECTIONS);
            DurablePostgres started = new DurablePostgres(server, new HikariDataSource(config));
            System.out.println("# " + started.durability());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** Holds the unpacked binaries for the next run. One per user, since another's directory could not be written. */
    private static File perUser() {
        String name = "communitykit-benchmarks-" + System.getProperty("user.name");
        return Path.of(System.getProperty("java.io.tmpdir"), name).toFile();
    }

    /** What the server itself says; fails where a commit would not wait for the disk. */
    private String durability() {
        StringJoiner said = new StringJoiner(", ");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            said.add("PostgreSQL " + show(statement, "server_version"));
            for (String setting : DURABLE) {
                String value = show(statement, setting);
                said.add(setting + " = " + value);
                if (!value.equals("on")) {
                    throw new IllegalStateException(setting + " must be on, got " + value);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
        return said.toString();
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet found = statement.executeQuery("SHOW " + setting)) {
            found.next();
            return found.getString(1);
        }
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
