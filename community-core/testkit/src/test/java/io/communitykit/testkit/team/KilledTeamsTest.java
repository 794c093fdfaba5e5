package io.communitykit.testkit.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.SeatStatus;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.Teams;
import io.communitykit.referral.team.spi.SeatRefund;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledTeamsTest {

    @TempDir
    private Path directory;

    @RepeatedTest(2)
    @Timeout(120)
    @DisplayName(
            "kill -9 among joins and refunds: told again, no seat is lost and each order that has none is paid back once")
    void killed(RepetitionInfo repetition) throws IOException, InterruptedException, SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0";
        DataSource database = TeamProcess.database(url);
        SchemaInstaller.of(database).install(JdbcBookStore.SCHEMA);
        TeamProcess.TableTill.create(database);
        int answered = tellUntilKilled(url, 19 * repetition.getCurrentRepetition());
        assertThat(answered).isBetween(1, TeamProcess.STEPS - 1);

        int steps = answered + 5;
        TeamProcess.TableTill till = new TeamProcess.TableTill(database);
        TeamProcess.Shop again = new TeamProcess.Shop(TeamProcess.store(database), till);
        TeamProcess.Shop clean = new TeamProcess.Shop(
                new InMemoryBookStore(PseudonymKey.of(new byte[32])), refund -> SeatRefund.Outcome.DONE);
        for (int i = 0; i < steps; i++) {
            again.step(i);
            clean.step(i);
        }
        again.end(steps);
        clean.end(steps);
        assertThat(till.back()).isEqualTo(TeamProcess.owed(steps));
        for (int i = 0; i < steps; i++) {
            TeamId team = TeamProcess.team(i);
            assertThat(standing(again.teams(), team)).isEqualTo(standing(clean.teams(), team));
        }
    }

    /** Where a team and all its orders stand, and for how much. */
    private static Map<String, String> standing(Teams teams, TeamId id) {
        Map<String, String> standing = new TreeMap<>();
        Team team = teams.team(id).orElseThrow();
        standing.put("team", team.status() + " " + team.paid() + " " + team.paidAmount() + " " + team.isOwing());
        teams.each(id, (member, seat) -> standing.put(order(seat), team.statusOf(seat) + " " + seat.amount()));
        assertThat(standing.values()).noneMatch(it -> it.startsWith(SeatStatus.REFUND_DUE.name()));
        return standing;
    }

    private static String order(Seat seat) {
        return seat.order().value();
    }

    private static int tellUntilKilled(String url, int steps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TeamProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int answered = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                if (line.matches("[0-9]+")) {
                    answered = Integer.parseInt(line);
                }
                if (answered >= steps) {
                    process.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended").isNotZero();
        return answered;
    }
}
