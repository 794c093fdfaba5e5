package io.communitykit.examples.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsBuildCommandTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("build: what was built finds what the dictionary finds")
    void builds() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "加微信\n𠮷野家\n");
        Path text = Files.writeString(folder.resolve("text.txt"), "😀加*微信，𠮷野家");
        Path image = folder.resolve("words.img");

        assertThat(CommandRun.of("words", "build", "--words", words, "--out", image)
                        .code())
                .isZero();
        CommandRun scan = CommandRun.of("words", "scan", "--image", image, "--text", text, "--json");

        assertThat(scan.code()).isZero();
        assertThat(scan.out())
                .isEqualTo(CommandRun.of("words", "scan", "--words", words, "--text", text, "--json")
                        .out())
                .contains("\"start\":2", "\"end\":6");
    }

    @Test
    @DisplayName("build: what an image sees through was decided when it was built; other wishes are noted")
    void foldings() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "加微信\n");
        Path text = Files.writeString(folder.resolve("text.txt"), "加*微信");
        Path image = folder.resolve("words.img");
        CommandRun.of("words", "build", "--words", words, "--off", "symbol", "--out", image);

        CommandRun usual = CommandRun.of("words", "scan", "--image", image, "--text", text, "--json");
        assertThat(usual.out()).isEmpty();
        assertThat(usual.err()).contains("note: the image sees through other tricks than are asked for");
        assertThat(CommandRun.of("words", "scan", "--image", image, "--off", "symbol", "--text", text)
                        .err())
                .isEmpty();
    }

    @Test
    @DisplayName("build: a file that is no image, and one beside words, are refused in a line")
    void refused() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "加微信\n");

        CommandRun foreign = CommandRun.of("words", "scan", "--image", words, "--text", words);
        assertThat(foreign.code()).isEqualTo(3);
        assertThat(foreign.err()).contains("words.txt").hasLineCount(1);
        assertThat(CommandRun.of("words", "scan", "--image", words, "--words", words, "--text", words)
                        .code())
                .isEqualTo(2);
        assertThat(CommandRun.of("words", "build", "--words", words, "--out", folder.resolve("no/such/file"))
                        .code())
                .isEqualTo(5);
    }
}
