package io.communitykit.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndTestTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a repeated pair counts once; what no list could hold is not looked for")
    void read() throws IOException {
        Path train = folder.resolve("train.txt.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(train))) {
            packed.write("甲 a b b\n乙 b c 😀\n丙 a\n".getBytes(StandardCharsets.UTF_8));
        }
        Path test = folder.resolve("test.txt");
        Files.writeString(test, "甲 😀 c a unknown\n乙 b\n丁 a\n丙 b\n");

        TrainAndTest parts = TrainAndTest.read(train, test);

        assertThat(parts.train().byMember().size()).isEqualTo(6);
        assertThat(found(parts, "甲")).containsExactly("c", "😀");
        assertThat(found(parts, "乙")).isEmpty();
        assertThat(found(parts, "丙")).containsExactly("b");
        assertThat(parts.members(9)).hasSize(2);
        assertThat(parts.members(1)).hasSize(1);
    }

    private static String[] found(TrainAndTest parts, String member) {
        int number = parts.train().number(new MemberId(member)).orElseThrow();
        return Arrays.stream(parts.relevant(number))
                .mapToObj(item -> parts.train().items().id(item).value())
                .toArray(String[]::new);
    }

    @Test
    @DisplayName("a made-up community is the same every time, and grows with its members")
    void generated() {
        TrainAndTest parts = SampleTastes.of(1_200);

        assertThat(SampleTastes.of(1_200).train().byMember())
                .isEqualTo(parts.train().byMember());
        assertThat(parts.train().members()).isEqualTo(1_200);
        assertThat(parts.train().items().size()).isBetween(1_000, 1_600);
        assertThat(parts.train().byMember().size()).isBetween(12_000, 36_000);
        assertThat(parts.members(5_000).length).isGreaterThan(1_100);
    }
}
