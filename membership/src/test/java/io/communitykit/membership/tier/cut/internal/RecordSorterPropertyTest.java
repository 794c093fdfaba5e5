package io.communitykit.membership.tier.cut.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RecordSorterPropertyTest {

    private static final ErrorCode FAILED = new ErrorCode("test.failed");

    @Property(tries = 300)
    void sorts_as_a_list_in_memory_does(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        int budget = 1_000 << random.nextInt(10);
        List<byte[]> strings = strings(random, random.nextInt(3_000));
        Path parent = Files.createTempDirectory("sorter-test");
        List<byte[]> sorted = new ArrayList<>();
        try (SpillDirectory spill = new SpillDirectory(parent, FAILED)) {
            try (RecordSorter sorter = new RecordSorter(spill, budget)) {
                strings.forEach(each -> sorter.add(each, 0, each.length));
                try (RecordCursor cursor = sorter.sorted()) {
                    while (cursor.next()) {
                        sorted.add(Arrays.copyOfRange(cursor.array(), cursor.from(), cursor.to()));
                    }
                }
            }
            assertThat(files(parent)).as("files that outlive their sorter").isZero();
        }
        assertThat(parent).isEmptyDirectory();
        Files.delete(parent);

        strings.sort(Arrays::compareUnsigned);
        assertThat(sorted.toArray(byte[][]::new)).isDeepEqualTo(strings.toArray(byte[][]::new));
    }

    @Property(tries = 200)
    void a_log_gives_back_what_was_added_as_often_as_it_is_read(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> strings = strings(random, random.nextInt(100));
        Path parent = Files.createTempDirectory("log-test");
        try (SpillDirectory spill = new SpillDirectory(parent, FAILED)) {
            RecordLog log = new RecordLog(spill, 1 << random.nextInt(20));
            strings.forEach(each -> log.add(each, 0, each.length));
            log.seal();
            for (int buffer : new int[] {1, 5_000, 100_000}) {
                List<byte[]> read = new ArrayList<>();
                try (RecordCursor cursor = log.read(buffer)) {
                    while (cursor.next()) {
                        read.add(Arrays.copyOfRange(cursor.array(), cursor.from(), cursor.to()));
                    }
                }
                assertThat(read.toArray(byte[][]::new)).isDeepEqualTo(strings.toArray(byte[][]::new));
            }
        }
        assertThat(parent).isEmptyDirectory();
        Files.delete(parent);
    }

    private static long files(Path parent) {
        try (Stream<Path> all = Files.walk(parent)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Equal strings, common beginnings, all bytes, the shortest and the longest. */
    private static List<byte[]> strings(Random random, int count) {
        List<byte[]> strings = new ArrayList<>();
        int longest = random.nextInt(20) == 0 ? RecordLog.MAX_RECORD : 8 + random.nextInt(30);
        int common = random.nextInt(longest);
        int letters = 1 + random.nextInt(256);
        for (int i = 0; i < count; i++) {
            byte[] string = new byte[8 + random.nextInt(longest - 7)];
            for (int at = common; at < string.length; at++) {
                string[at] = (byte) random.nextInt(letters);
            }
            strings.add(string);
        }
        return strings;
    }
}
