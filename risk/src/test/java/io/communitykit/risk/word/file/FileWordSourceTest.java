package io.communitykit.risk.word.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.ReloadableWords;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordLines;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.WordReload;
import io.communitykit.risk.word.spi.WordEdition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A source of words in files")
class FileWordSourceTest {

    private static final String JSON = """
            {"kind": "word-list", "list": "shop", "version": "2026-03", "groups": [
              {"category": "fraud", "level": "high", "words": ["加微信"]}]}
            """;

    @TempDir
    private Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private FileWordSource source() {
        return FileWordSource.builder(folder).build();
    }

    private static WordEdition load(FileWordSource source) {
        return source.load(Optional.empty()).orElseThrow();
    }

    @Test
    @DisplayName("reads documents and plain lines of a directory, in the order of their names, and no left-overs")
    void directory() throws IOException {
        write("b.json", JSON);
        write("a-list.txt", "一词\n另词\tfraud\thigh\n");
        write("plain", "x y\n");
        Files.createDirectory(folder.resolve("within"));
        for (String name : List.of(".hidden", "a.txt~", "a.tmp", "a.part", "a.swp", "a.bak")) {
            write(name, "left over\n");
        }

        List<WordList> lists = load(source()).lists();

        assertThat(lists).extracting(WordList::name).containsExactly("a-list", "shop", "plain");
        assertThat(lists.get(0).words())
                .containsExactly(
                        Word.of("一词", WordCategory.SPAM, Level.MEDIUM), Word.of("另词", WordCategory.FRAUD, Level.HIGH));
        assertThat(lists.get(1).version()).isEqualTo(new PolicyVersion("2026-03"));
        assertThat(lists.get(1).words()).containsExactly(Word.of("加微信", WordCategory.FRAUD, Level.HIGH));
    }

    @Test
    @DisplayName("reads single files, and plain lines as the host says")
    void files() throws IOException {
        Path one = write("one.txt", "词\n");
        write("two.txt", "not asked for\n");
        FileWordSource source = FileWordSource.builder(one)
                .lines(new WordLines(WordCategory.ABUSE, Level.LOW, WordFit.WHOLE_WORD))
                .build();

        assertThat(load(source).lists().get(0).words())
                .containsExactly(Word.of("词", WordCategory.ABUSE, Level.LOW).whole());
        assertThat(source.name()).isEqualTo(one.toString());
    }

    @Test
    @DisplayName("has a version that the contents and names make: the same again, another after each change")
    void versions() throws IOException {
        write("a.txt", "一\n");
        PolicyVersion first = load(source()).version();
        Set<PolicyVersion> versions = new TreeSet<>(Set.of(first));
        assertThat(source().load(Optional.of(first))).isEmpty();

        write("a.txt", "二\n");
        assertThat(versions.add(load(source()).version())).isTrue();
        write("b.txt", "");
        assertThat(versions.add(load(source()).version())).isTrue();
        Files.move(folder.resolve("b.txt"), folder.resolve("c.txt"));
        assertThat(versions.add(load(source()).version())).isTrue();
        Files.delete(folder.resolve("c.txt"));
        write("a.txt", "一\n");
        assertThat(load(source()).version()).isEqualTo(first);
    }

    @Test
    @DisplayName("gives a list of plain lines a version of its own contents")
    void list_versions() throws IOException {
        write("a.txt", "一\n");
        write("b.txt", "一\n");
        WordEdition before = load(source());
        write("b.txt", "二\n");
        WordEdition after = load(source());

        assertThat(after.lists().get(0)).isEqualTo(before.lists().get(0));
        assertThat(after.lists().get(1).version())
                .isNotEqualTo(before.lists().get(1).version());
    }

    @Test
    @DisplayName("names every fault of every file")
    void faults() throws IOException {
        write("a.txt", "good\nbad\tNo Category\nworse\tspam\tgrave\n");
        write("b.json", "{\"list\": 7}");
        write("Not A Name.txt", "word\n");
        Files.write(folder.resolve("d.txt"), new byte[] {'a', (byte) 0xff, '\n'});

        assertThatThrownBy(() -> load(source()))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.violations())
                                .extracting(fault -> fault.pointer()
                                        .substring(folder.toString().length() + 1))
                                .contains("a.txt /line/2", "a.txt /line/3", "b.json /list", "Not A Name.txt", "d.txt"));
    }

    @Test
    @DisplayName("that is not there is a StorageException")
    void missing() {
        FileWordSource source =
                FileWordSource.builder(folder.resolve("nothing")).build();

        assertThatThrownBy(() -> load(source)).isInstanceOf(StorageException.class);
    }

    @Test
    @DisplayName("keeps the old where the writer of a document died half-way, at every length")
    void half_document() throws IOException {
        Path file = write("shop.json", JSON);
        ReloadableWords words = ReloadableWords.builder(source()).build();
        WordMatcher before = words.matcher();
        byte[] next = JSON.replace("加微信", "新的词").getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < JSON.strip().getBytes(StandardCharsets.UTF_8).length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(next, length));
            assertThat(words.reload()).isInstanceOf(WordReload.Failed.class);
            assertThat(words.matcher()).isSameAs(before);
        }
        Files.write(file, next);
        assertThat(words.reload()).isInstanceOf(WordReload.Reloaded.class);
        assertThat(words.matcher().contains("新的词")).isTrue();
    }

    @Test
    @DisplayName("does not see what a writer that died half-way in a replacement has left")
    void half_replacement() throws IOException {
        Path file = write("a.txt", "旧词\n");
        ReloadableWords words = ReloadableWords.builder(source()).build();
        Files.write(WordFiles.aside(file), "新".getBytes(StandardCharsets.UTF_8));

        assertThat(words.reload()).isInstanceOf(WordReload.Unchanged.class);

        WordFiles.replace(file, "新词\n".getBytes(StandardCharsets.UTF_8));
        assertThat(words.reload()).isInstanceOf(WordReload.Reloaded.class);
        assertThat(words.matcher().terms()).extracting(Term::name).containsExactly("新词");
        assertThat(WordFiles.aside(file)).doesNotExist();
    }

    @Test
    @DisplayName("leaves a file as it is that cannot be replaced")
    void no_replacement() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("a.txt"));
        Files.write(directory.resolve("inside"), new byte[1]);

        assertThatThrownBy(() -> WordFiles.replace(directory, new byte[1])).isInstanceOf(StorageException.class);
        assertThat(directory.resolve("inside")).exists();
    }

    @RepeatedTest(20)
    @DisplayName("gives whole files to many threads while another replaces them")
    void replaced_meanwhile() throws Exception {
        Path file = folder.resolve("a.txt");
        WordFiles.replace(file, edition(0));
        FileWordSource source = source();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(4);
        List<Future<Boolean>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(pool.submit(() -> whole(source, done, reading)));
        }
        reading.await();
        for (int number = 1; number < 30; number++) {
            WordFiles.replace(file, edition(number));
        }
        done.set(true);
        for (Future<Boolean> reader : readers) {
            assertThat(reader.get(60, TimeUnit.SECONDS)).isTrue();
        }
        pool.shutdown();
    }

    private static byte[] edition(int number) {
        return IntStream.range(0, 500)
                .mapToObj(i -> i + " of " + number + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean whole(FileWordSource source, AtomicBoolean done, CountDownLatch reading) {
        boolean good = true;
        do {
            try {
                List<Word> words = load(source).lists().get(0).words();
                good &= words.size() == 500
                        && words.stream()
                                        .map(word -> word.text().replaceAll(".* of ", ""))
                                        .distinct()
                                        .count()
                                == 1;
            } catch (StorageException e) {
                good &= e.retryable();
            }
            reading.countDown();
        } while (!done.get());
        return good;
    }

    @Test
    @DisplayName("says that a file in another encoding is none in UTF-8")
    void encoding() throws IOException {
        Files.write(folder.resolve("a.txt"), "加微信\n赌博\n".getBytes(Charset.forName("GB18030")));

        assertThatThrownBy(() -> load(source()))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("UTF-8");
    }
}
