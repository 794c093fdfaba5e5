package io.communitykit.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import io.communitykit.examples.CommunityKit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, killed while it writes to PostgreSQL. */
class KilledReplayTest {

    /** What a process that was killed by signal 9 ends with. */
    private static final int KILLED = 128 + 9;

    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private static EmbeddedPostgres postgres() throws IOException {
        Path binaries = Path.of(
                System.getProperty("java.io.tmpdir"), "communitykit-postgresql-" + System.getProperty("user.name"));
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    @Test
    @Timeout(1800) // A guard against a process that hangs.
    @DisplayName("a replay killed with kill -9 again and again, then run to its end, leaves the balances of one run")
    void killed() throws IOException, InterruptedException, SQLException {
        CommandRun.of("demo", "--members", "60", "--days", "30", "--out", folder);
        Path events = folder.resolve("events.jsonl");
        Path once = folder.resolve("once.csv");
        JsonNode clean = replay(events, "--balances", once);
        try (EmbeddedPostgres postgres = postgres();
                Connection looking = postgres.getPostgresDatabase().getConnection()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");

            // Each fact that is judged is at least one posting: with fewer postings, facts are missing.
            long facts = clean.get("events").get("new").longValue();
            int halfWay = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                Process process = start(events, url);
                killOnce(looking, process, facts * kill / (KILLS + 1));
                long stored = postings(looking);
                halfWay += process.exitValue() == KILLED && stored > 0 && stored < facts ? 1 : 0;
            }
            assertThat(halfWay)
                    .as("kills between the first commit and the last")
                    .isPositive();

            Path last = folder.resolve("last.csv");
            JsonNode again = replay(events, "--jdbc", url, "--balances", last);
            assertThat(last).hasSameBinaryContentAs(once);
            assertThat(again.get("events").get("known").longValue()).isPositive();
            assertThat(again.get("events").get("rejected"))
                    .isEqualTo(clean.get("events").get("rejected"));
            long stored = postings(looking);
            JsonNode third = replay(events, "--jdbc", url);
            assertThat(third.get("events").get("new").longValue()).isZero();
            assertThat(postings(looking)).isEqualTo(stored);
        }
    }

    private static JsonNode replay(Path events, Object... more) {
        Object[] args = new Object[4 + more.length];
        System.arraycopy(new Object[] {"replay", "--input", events, "--json"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        CommandRun run = CommandRun.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }

    private static Process start(Path events, String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommunityKit.class.getName(),
                        "replay",
                        "--input",
                        events.toString(),
                        "--jdbc",
                        url,
                        "--batch",
                        "20")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills the process as soon as so many postings are stored, and waits until it is gone. */
    private static void killOnce(Connection looking, Process process, long enough)
            throws InterruptedException, SQLException {
        try {
            while (process.isAlive() && postings(looking) < enough) {
                Thread.onSpinWait();
            }
        } finally {
            process.toHandle().destroyForcibly();
        }
        process.waitFor();
    }

    /** How many are committed; none before the tables are there. */
    private static long postings(Connection looking) throws SQLException {
        try (Statement statement = looking.createStatement()) {
            try (ResultSet table = statement.executeQuery("SELECT to_regclass('communitykit_points_posting')")) {
                table.next();
                if (table.getString(1) == null) {
                    return 0;
                }
            }
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM communitykit_points_posting")) {
                count.next();
                return count.getLong(1);
            }
        }
    }
}
