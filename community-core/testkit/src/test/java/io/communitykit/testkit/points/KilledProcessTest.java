package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    @TempDir
    private Path directory;

    @RepeatedTest(2)
    @Timeout(120)
    @DisplayName(
            "kill -9 loses no fact that was answered, and telling all facts again leads to the books of one clean run")
    void killed(RepetitionInfo repetition) throws IOException, InterruptedException {
        String url = "jdbc:h2:file:" + directory.resolve("forum") + ";WRITE_DELAY=0";
        SchemaInstaller.of(PostingProcess.dataSource(url)).install(JdbcPointsStore.SCHEMA);
        int answered = tellUntilKilled(url, 3 * repetition.getCurrentRepetition());
        assertThat(answered).isBetween(1, PostingProcess.FACTS - 1);

        Points points = PostingProcess.points(url);
        List<CommunityEvent> facts = ForumFacts.facts(answered + 2 * PostingProcess.FACTS_PER_CALL);
        assertThat(points.applyAll(facts.subList(0, answered)))
                .as("all that was answered is there")
                .allSatisfy(
                        result -> assertThat(result.accounts()).hasOnlyElementsOfType(AccountResult.Replayed.class));
        points.applyAll(facts);

        Points clean = ForumFacts.points(new InMemoryPointsStore(ForumFacts.KEY));
        clean.applyAll(facts);
        assertThat(ForumFacts.books(points)).isEqualTo(ForumFacts.books(clean));
        assertThat(ForumFacts.books(clean).values().stream().flatMap(List::stream))
                .as("members climbed on the way")
                .anySatisfy(posting -> assertThat(posting.tiers()).isNotEmpty());
    }

    private static int tellUntilKilled(String url, int calls) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostingProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int answered = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            for (int call = 0; line != null; call++) {
                if (line.matches("[0-9]+")) {
                    answered = Integer.parseInt(line);
                }
                if (call == calls) {
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
