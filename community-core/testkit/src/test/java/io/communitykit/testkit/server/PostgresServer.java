package io.communitykit.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL from a jar. The library stops it with the JVM, and as root runs it within a user namespace. */
final class PostgresServer implements EmbeddedDatabase.Server {

    private static final Once<PostgresServer> RUNNING = new Once<>(PostgresServer::start);

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it at the first call. */
    static PostgresServer running() {
        return RUNNING.get();
    }

    private static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(perUser())
                .setPGStartupWait(Duration.ofMinutes(1))
                .start());
    }

    /** Holds the unpacked binaries for the next run. One per user, since another's directory could not be written. */
    private static File perUser() {
        return Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "communitykit-postgresql-" + System.getProperty("user.name"))
                .toFile();
    }

    @Override
    public String create(String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return postgres.getJdbcUrl("postgres", database);
    }
}
