package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server over one directory that waits for the disk at every commit, to be killed and started again. */
final class MortalPostgres implements AutoCloseable {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Path data;
    private final Path binaries;
    private EmbeddedPostgres server;

    MortalPostgres(Path data) throws IOException, SQLException {
        this.data = data;
        this.binaries = Path.of(
                System.getProperty("java.io.tmpdir"), "communitykit-postgresql-" + System.getProperty("user.name"));
        this.server = start();
        requireDurable();
    }

    private EmbeddedPostgres start() throws IOException {
        File unpacked = binaries.toFile();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1));
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder.start();
    }

    /** The library turns durability off unless told; the server itself has the last word. */
    private void requireDurable() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
                    assertThat(shown.next()).isTrue();
                    assertThat(shown.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Kills the server and all processes that it has started, none of which gets a chance to write. */
    void kill() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .get(30, TimeUnit.SECONDS);
    }

    /** Recovers from the log. */
    void startAgain() throws IOException, SQLException {
        server.close();
        server = start();
        requireDurable();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
