package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More rounds with {@code -Dcommunitykit.kills=n}. */
class KilledInLotsTest {

    private static final int ROUNDS = Integer.getInteger("communitykit.kills", 3);

    @TempDir
    private Path directory;

    /** What ends a round. */
    private interface Kill {
        void strike(Process posting) throws Exception;
    }

    @Test
    @Timeout(1800)
    @DisplayName(
            "PostgreSQL and the posting process are killed in turns, and no answered grant, spend, hold or commit is"
                    + " lost or doubled")
    void postgres() throws Exception {
        try (MortalPostgres server = new MortalPostgres(directory.resolve("server"))) {
            SchemaInstaller.of(CommandProcess.dataSource(server.url())).install(JdbcPointsStore.SCHEMA);
            int answered = 0;
            for (int round = 0; round < ROUNDS; round++) {
                boolean serverDies = round % 2 == 0;
                Kill kill = serverDies ? posting -> server.kill() : KilledInLotsTest::killed;
                answered = answeredUntil(server.url(), answered, 30 + 17 * (round % 10), kill);
                if (serverDies) {
                    server.startAgain();
                }
                checkBooks(server.url(), answered);
            }
        }
    }

    @Test
    @Timeout(1800)
    @DisplayName(
            "with H2 and WRITE_DELAY=0 the process is killed, and no answered grant, spend, hold or commit is lost or"
                    + " doubled")
    void h2() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("coins") + ";WRITE_DELAY=0";
        SchemaInstaller.of(CommandProcess.dataSource(url)).install(JdbcPointsStore.SCHEMA);
        int answered = 0;
        for (int round = 0; round < Math.max(1, ROUNDS / 2); round++) {
            answered = answeredUntil(url, answered, 30 + 17 * (round % 10), KilledInLotsTest::killed);
            checkBooks(url, answered);
        }
    }

    private static void killed(Process posting) {
        posting.toHandle().destroyForcibly();
    }

    /** Lets a process go on after the last answered command, and gives how many are answered when it is gone. */
    private static int answeredUntil(String url, int from, int answers, Kill kill) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandProcess.class.getName(),
                        url,
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int answered = from;
        try (BufferedReader output = output(process)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.matches("[0-9]+")) {
                    assertThat(Integer.parseInt(line)).isEqualTo(answered);
                    answered++;
                    if (answered == from + answers) {
                        kill.strike(process);
                    }
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, or failed with the server").isNotZero();
        assertThat(answered).isGreaterThanOrEqualTo(from + answers).isLessThan(CommandProcess.COMMANDS);
        return answered;
    }

    private static BufferedReader output(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** One command may have been on its way: its answer is lost, and it is there in full or not at all. */
    private static void checkBooks(String url, int answered) {
        Points points = CommandProcess.points(url);
        Map<String, List<Posting>> found = CoinCommands.books(points);
        assertThat(found).isIn(cleanBooks(answered), cleanBooks(answered + 1));
        assertThat(CoinCommands.pots(points)).isEqualTo(CoinCommands.folded(found));
        assertThat(points.executeAll(CoinCommands.commands(answered)))
                .as("all that was answered is known")
                .hasOnlyElementsOfType(AccountResult.Replayed.class);
        assertThat(CoinCommands.books(points)).isEqualTo(found);
    }

    private static Map<String, List<Posting>> cleanBooks(int count) {
        Points clean = CoinCommands.points(new InMemoryPointsStore(CoinCommands.KEY));
        clean.executeAll(CoinCommands.commands(count));
        return CoinCommands.books(clean);
    }
}
