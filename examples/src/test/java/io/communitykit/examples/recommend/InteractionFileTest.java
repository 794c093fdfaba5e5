package io.communitykit.examples.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.history.History;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file of interactions")
class InteractionFileTest {

    @TempDir
    private Path folder;

    private final List<String> bad = new ArrayList<>();

    private InteractionFile read(InteractionFormat format, String text) throws IOException {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private InteractionFile read(InteractionFormat format, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("given"), bytes);
        return InteractionFile.read(file, format, line -> bad.add(line.toString()));
    }

    private static List<String> pairs(InteractionFile file) {
        Interactions all = file.interactions();
        SparseRows rows = all.byMember();
        List<String> pairs = new ArrayList<>();
        for (int member = 0; member < all.members(); member++) {
            for (int entry = rows.start(member); entry < rows.end(member); entry++) {
                pairs.add(all.member(member) + " " + all.items().id(rows.column(entry)) + " " + rows.value(entry));
            }
        }
        return pairs;
    }

    @Test
    @DisplayName("that is not UTF-8 is refused with the first line that is not")
    void encoding() {
        String before = "会员 奶粉\n".repeat(5_000);
        for (String text : List.of(before + "u caf\u00e9\nu b\n" + before, before + "u b \u00e9")) {
            byte[] latin = new byte[text.length() * 3];
            int size = 0;
            for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                // The one character of two bytes as Latin-1 has it.
                if (each != (byte) 0xc3) {
                    latin[size++] = each == (byte) 0xa9 && latin[size - 1] > 0 ? (byte) 0xe9 : each;
                }
            }
            byte[] bytes = Arrays.copyOf(latin, size);
            assertThatThrownBy(() -> read(InteractionFormat.ADJACENCY, bytes))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("given: line 5001 is not UTF-8. Maybe");
        }
        assertThatThrownBy(() -> read(InteractionFormat.ADJACENCY, "u a\n".getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("line 1 is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p3", "0X1P3", "0x8.0p0"})
    @DisplayName("of triples has decimal weights")
    void hexadecimal(String weight) throws IOException {
        InteractionFile file = read(InteractionFormat.TRIPLES, "u a 2e0\nu b " + weight + "\n");

        assertThat(pairs(file)).containsExactly("u a 2.0");
        assertThat(bad)
                .containsExactly("given line 2: weight: expected a number above 0 and at most 1e12, got " + weight);
    }

    @Test
    @DisplayName("of adjacency has a member and its items a line; an item that is told twice counts once")
    void adjacency() throws IOException {
        InteractionFile file = read(InteractionFormat.ADJACENCY, "u1 a b a\r\n\n  \nu2\nu3\tc \nu1 c b");

        assertThat(pairs(file)).containsExactly("u1 a 1.0", "u1 b 1.0", "u1 c 1.0", "u3 c 1.0");
        assertThat(file.lines()).isEqualTo(6);
        assertThat(file.empty()).isEqualTo(3);
        assertThat(file.duplicates()).isEqualTo(2);
        assertThat(file.bad()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", " ", ",", ", ", "  "})
    @DisplayName("of triples has a member, an item and a weight, parted by tabs, spaces or commas")
    void triples(String by) throws IOException {
        InteractionFile file = read(InteractionFormat.TRIPLES, """
                u1,a,2.5,99
                u1,b
                u2,a,1e2,
                u1,a,1
                """.replace(",", by));

        assertThat(pairs(file)).containsExactly("u1 a 3.5", "u1 b 1.0", "u2 a 100.0");
        assertThat(file.lines()).isEqualTo(4);
        assertThat(file.duplicates()).isEqualTo(1);
        assertThat(bad).isEmpty();
    }

    @Test
    @DisplayName("names and counts what cannot be read, and goes on")
    void badLines() throws IOException {
        InteractionFile file = read(
                InteractionFormat.TRIPLES,
                String.join(
                        "\n",
                        "user,item,rating",
                        "u1,a,0",
                        "u1,a,-1",
                        "u1,a,NaN",
                        "u1,a,1d",
                        "u1,,3",
                        ",a,3",
                        "u1",
                        "u1,a,1e13",
                        "u1,a\0,1",
                        "u1," + "x".repeat(5_000) + ",1",
                        "u1,b,2"));

        assertThat(pairs(file)).containsExactly("u1 b 2.0");
        assertThat(file.interactions().members()).isEqualTo(1);
        assertThat(file.interactions().items().size()).isEqualTo(1);
        assertThat(file.bad()).isEqualTo(11);
        assertThat(bad).hasSize(11);
        assertThat(bad.get(0))
                .isEqualTo("given line 1: weight: expected a number above 0 and at most 1e12, got rating");
        assertThat(bad.get(7)).isEqualTo("given line 8: expected a member, an item and a weight, got one field");
        assertThat(bad.get(10)).startsWith("given line 11: ");
    }

    @Test
    @DisplayName("of adjacency keeps the good items of a line with a bad one")
    void badItem() throws IOException {
        InteractionFile file = read(InteractionFormat.ADJACENCY, "u1,a,,b\n" + "x".repeat(300) + " c");

        assertThat(pairs(file)).containsExactly("u1 a 1.0", "u1 b 1.0");
        assertThat(bad).hasSize(2).allMatch(line -> line.startsWith("given line "));
    }

    @Test
    @DisplayName("may be packed, may start with a byte order mark, and may have lines of any length")
    void packed() throws IOException {
        StringBuilder text = new StringBuilder("\uFEFFu1");
        for (int item = 0; item < 100_000; item++) {
            text.append(' ').append(item);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        InteractionFile file = read(InteractionFormat.ADJACENCY, bytes.toByteArray());
        assertThat(file.interactions().byMember().size()).isEqualTo(100_000);
        assertThat(file.interactions().member(0).value()).isEqualTo("u1");

        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        assertThatThrownBy(() -> read(InteractionFormat.ADJACENCY, cut))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("cannot read");
    }

    @Test
    @DisplayName("that is missing, is not UTF-8, or has nothing in it fails in one line")
    void fails() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> InteractionFile.read(missing, InteractionFormat.TRIPLES, line -> {}))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> read(InteractionFormat.ADJACENCY, new byte[] {'u', ' ', (byte) 0xff, '\n'}))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("cannot read");
        assertThatThrownBy(() -> read(InteractionFormat.ADJACENCY, "u1\nu2\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no interaction in");
        assertThatThrownBy(() -> read(InteractionFormat.TRIPLES, ""))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no interaction in");
    }

    @Test
    @DisplayName("ends at a bad line if the listener does")
    void ends() throws IOException {
        Path file = Files.writeString(folder.resolve("given"), "u1 a 0\nu1 b 1\n");
        assertThatThrownBy(() -> InteractionFile.read(file, InteractionFormat.TRIPLES, InteractionFileTest::stop))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("given line 1");
    }

    private static void stop(History.BadLine line) {
        throw new IllegalStateException(line.toString());
    }
}
