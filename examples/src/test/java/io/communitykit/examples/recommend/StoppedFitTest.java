package io.communitykit.examples.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.examples.CommunityKit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, told to end while it fits. */
class StoppedFitTest {

    /** What a process that was ended by signal 15 ends with. */
    private static final int ENDED = 128 + 15;

    @TempDir
    Path folder;

    @Test
    @Timeout(600) // A guard against a process that hangs.
    @DisplayName("a fit that is told to end stops, says so, and leaves the model that was there and nothing else")
    void stopped() throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (int member = 0; member < 500; member++) {
            lines.append("会员").append(member);
            for (int item = 0; item < 20; item++) {
                lines.append(' ').append((member * 7 + item * item) % 300);
            }
            lines.append('\n');
        }
        Path train = Files.writeString(folder.resolve("train"), lines);
        Path model = Files.writeString(folder.resolve("model"), "the one before");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommunityKit.class.getName(),
                        "recommend",
                        "fit",
                        "--train",
                        train.toString(),
                        "--format",
                        "adjacency",
                        "--algorithm",
                        "als",
                        "--param",
                        "factors=256",
                        "rounds=1000",
                        "--progress",
                        "--out",
                        model.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader err = process.errorReader()) {
            assertThat(err.readLine()).startsWith("fitting: round 1 of 1000");
            process.toHandle().destroy();
            List<String> rest = err.lines().toList();
            assertThat(rest).last().asString().contains("the fit was cancelled while at: round", "nothing was written");
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(ENDED);
        assertThat(model).hasContent("the one before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(train, model);
        }
    }
}
