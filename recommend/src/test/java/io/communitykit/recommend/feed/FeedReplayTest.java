package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A feed replays")
class FeedReplayTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("to the byte in another virtual machine, interpreted or compiled")
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void anotherMachine(String option) throws IOException, InterruptedException {
        List<String> here = PagesProcess.digests();

        assertThat(there(option)).isEqualTo(here);
        assertThat(here).doesNotHaveDuplicates();
    }

    private static List<String> there(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-Duser.language=tr",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PagesProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }
}
