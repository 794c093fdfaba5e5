package io.communitykit.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.examples.CommandRun;
import io.communitykit.examples.stackexchange.SmallDump;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong: one line on standard error, nothing on standard output, and the promised exit code. */
class FailureLinesTest {

    @TempDir
    Path folder;

    private static void assertFails(int code, String message, CommandRun run) {
        assertThat(run.failure())
                .singleElement()
                .asString()
                .startsWith("communitykit: ")
                .contains(message);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }

    private CommandRun replay(Object... more) throws IOException {
        List<Object> args = new ArrayList<>(List.of("replay", "--input", SmallDump.writeTo(folder)));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    @Test
    @DisplayName("an input that is not there")
    void missingInput() {
        assertFails(3, "no such file or folder", CommandRun.of("replay", "--input", folder.resolve("nowhere")));
    }

    @Test
    @DisplayName("a folder without events, and a file where a dump should be")
    void wrongInput() throws IOException {
        assertFails(3, "no .jsonl or .ndjson file in", CommandRun.of("replay", "--input", folder));
        Path file = Files.writeString(folder.resolve("x.xml"), "<x/>");
        assertFails(3, "not a folder", CommandRun.of("replay", "--input", file, "--format", "stackexchange"));
    }

    @Test
    @DisplayName("options that are missing, unknown, out of range or at odds")
    void usage() throws IOException {
        assertFails(2, "--input", CommandRun.of("replay"));
        assertFails(2, "--nonsense", replay("--nonsense"));
        assertFails(2, "--format", replay("--format", "csv"));
        assertFails(2, "--batch must be 1 to 10000, got 0", replay("--batch", "0"));
        assertFails(2, "event source", replay("--source", ""));
        assertFails(2, "mutually exclusive", replay("--store", "memory", "--jdbc", "jdbc:h2:mem:x"));
        assertFails(2, "--members must be 1 to 1000000, got 0", CommandRun.of("demo", "--members", "0"));
    }

    @Test
    @DisplayName("a member who is not there")
    void unknownMember() throws IOException {
        assertFails(3, "no member 无名 in stack-exchange", replay("--member", "无名"));
    }

    @Test
    @DisplayName("a policy that breaks its rules, is of another kind, or is not there")
    void policy() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), "{\"kind\":\"points-program\",\"version\":\"1\",\"progam\":\"x\"}");
        assertFails(4, "did you mean", replay("--program", wrong));
        assertFails(4, "expected \"tier-program\"", replay("--tiers", wrong));
        assertFails(3, "no such file or folder", replay("--program", folder.resolve("nowhere.json")));
    }

    @Test
    @DisplayName("a disk that is full")
    void fullDisk() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        assertFails(5, "cannot write /dev/full: No space left on device", replay("--balances", full));
    }

    @Test
    @DisplayName("a folder that cannot be made")
    void noFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertFails(5, "cannot write", replay("--out", file.resolve("below")));
        assertFails(5, "cannot write", CommandRun.of("demo", "--out", file));
    }

    @Test
    @DisplayName("a database that is down, without its password in the line")
    void databaseDown() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        CommandRun run = replay("--jdbc", "jdbc:postgresql://localhost:" + port + "/shop?password=secret");
        assertFails(6, "cannot open the database jdbc:postgresql://localhost:" + port + "/shop: ", run);
        assertThat(run.err()).doesNotContain("secret");
        assertFails(6, "No suitable driver", replay("--jdbc", "jdbc:nonsense:x"));
    }

    @Test
    @DisplayName("a key file that holds no key, without showing what it holds")
    void keyFile() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "not base64!");
        CommandRun run = replay("--jdbc", "jdbc:h2:mem:key", "--key-file", key);
        assertFails(3, "pseudonym key must be Base64", run);
        assertThat(run.err()).doesNotContain("not base64!");
    }

    @Test
    @DisplayName("a database that was written with another key")
    void otherKey() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("database");
        assertThat(replay("--jdbc", url).code()).isZero();
        Path key = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        assertFails(6, "key", replay("--jdbc", url, "--key-file", key));
    }

    @Test
    @DisplayName("the stack trace is there for those who ask")
    void verbose() {
        CommandRun run = CommandRun.of("--verbose", "replay", "--input", folder.resolve("nowhere"));
        assertThat(run.err()).contains("\tat io.communitykit.examples");
        assertThat(CommandRun.of("replay", "--verbose", "--input", folder.resolve("nowhere"))
                        .err())
                .contains("\tat io.communitykit.examples");
    }
}
