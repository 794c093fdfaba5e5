package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tally of orders and refunds")
class SpendTallyTest {

    private static final int SCARCE = 1 << 17;

    @TempDir
    private Path parent;

    private Path directory = Path.of("unset");
    private final List<SpendProblem> problems = new ArrayList<>();

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(parent.resolve("spill"));
    }

    private SpendTally tally(CutRule rule) {
        return SpendTally.builder(rule, Year.OFF, directory)
                .onProblem(problems::add)
                .build();
    }

    private List<String> winners(CutRule rule, SpendFact... facts) {
        List<String> winners = new ArrayList<>();
        try (SpendTally tally = tally(rule)) {
            for (SpendFact fact : facts) {
                tally.add(fact);
            }
            tally.finish().winners(winner -> winners.add(winner.member() + " " + winner.sum()));
        }
        return winners;
    }

    private static final CutRule ALL = CutRule.top(10_000, Year.CNY).population(Population.EVERYONE);

    @Test
    @DisplayName("adds up what a member paid in the window, its first instant in and its last one out")
    void window() {
        assertThat(winners(
                        ALL,
                        Year.paid("1", "ann", "o1", Year.BEFORE, 1),
                        Year.paid("2", "ann", "o2", Year.WINDOW.start(), 20),
                        Year.paid("3", "ann", "o3", Year.WINDOW.end().minusNanos(1_000), 300),
                        Year.paid("4", "ann", "o4", Year.WINDOW.end(), 4_000)))
                .containsExactly("ann 320");
    }

    @Test
    @DisplayName("undoes an order in the window by a refund after it, and leaves the order before it alone")
    void refunds() {
        assertThat(winners(
                        ALL,
                        Year.refunded("1", "ann", "o1", Year.AFTER, 30),
                        Year.paid("2", "ann", "o1", Year.JUNE, 100),
                        Year.refunded("3", "bob", "o2", Year.JUNE, 30),
                        Year.paid("4", "bob", "o2", Year.BEFORE, 100)))
                .containsExactly("ann 70", "bob 0");
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("knows nothing of a refund at the cut-off or after it")
    void knowledge() {
        assertThat(winners(
                        ALL,
                        Year.paid("1", "ann", "o1", Year.JUNE, 100),
                        Year.refunded("2", "ann", "o1", Year.AT.minusNanos(1_000), 1),
                        Year.refunded("3", "ann", "o1", Year.AT, 20)))
                .containsExactly("ann 99");
    }

    @Test
    @DisplayName("counts an order paid in parts where its first part was paid")
    void parts() {
        assertThat(winners(
                        ALL,
                        Year.paid("1", "ann", "o1", Year.JUNE, 100),
                        Year.paid("2", "ann", "o1", Year.AFTER, 50),
                        Year.paid("3", "bob", "o2", Year.BEFORE, 100),
                        Year.paid("4", "bob", "o2", Year.JUNE, 50)))
                .containsExactly("ann 150", "bob 0");
    }

    @Test
    @DisplayName("counts a repeated fact once")
    void repeats() {
        SpendFact fact = Year.paid("1", "ann", "o1", Year.JUNE, 100);
        try (SpendTally tally = tally(ALL)) {
            tally.add(fact);
            tally.add(Year.paid("2", "ann", "o1", Year.JUNE, 100));
            tally.add(fact);
            MemberCut cut = tally.finish();
            assertThat(((CutResult.Made) cut.result()).threshold()).isEqualTo(200);
            assertThat(cut.report()).isEqualTo(new TallyReport(3, 1, 0, 0, 0, 0, 0, 1, 0));
        }
    }

    @Test
    @DisplayName("counts neither of two contents under one key, reports both, and is not misled by the member")
    void conflicts() {
        SpendFact one = Year.paid("1", "ann", "o1", Year.JUNE, 100);
        SpendFact other = Year.paid("1", "bob", "o1", Year.JUNE, 100);
        assertThat(winners(ALL, one, other, one, Year.paid("2", "cat", "o2", Year.JUNE, 7)))
                .containsExactly("cat 7");
        assertThat(problems)
                .containsExactlyInAnyOrder(new SpendProblem.Conflicting(one), new SpendProblem.Conflicting(other));
    }

    @Test
    @DisplayName("reports refunds of an order that nobody told of, with their sum, and takes them off only if told to")
    void unknown() {
        SpendFact[] facts = {
            Year.refunded("1", "ann", "o9", Year.JUNE, 30),
            Year.refunded("2", "ann", "o9", Year.AFTER, 4),
            Year.paid("3", "ann", "o1", Year.JUNE, 100),
            Year.paid("4", "bob", "o9", Year.JUNE, 100)
        };
        assertThat(winners(ALL, facts)).containsExactly("ann 100", "bob 100");
        assertThat(problems)
                .containsExactly(new SpendProblem.UnknownOrder(new MemberId("ann"), new OrderId("o9"), Year.fen(34)));
        try (SpendTally tally = SpendTally.builder(ALL, Year.OFF, directory)
                .unknownOrders(UnknownOrders.BY_REFUND)
                .build()) {
            Stream.of(facts).forEach(tally::add);
            MemberCut cut = tally.finish();
            assertThat(((CutResult.Made) cut.result()).threshold()).isEqualTo(70);
            assertThat(cut.report().unknownOrders()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("lets a refund above what was paid make the net negative")
    void negative() {
        try (SpendTally tally = tally(ALL)) {
            tally.add(Year.paid("1", "ann", "o1", Year.JUNE, 10));
            tally.add(Year.refunded("2", "ann", "o1", Year.JUNE, 30));
            CutResult result = tally.finish().result();
            assertThat(result).isEqualTo(new CutResult.None(Year.OFF, NoCut.BELOW_MINIMUM, 1, 1));
        }
    }

    @Test
    @DisplayName("counts members without orders in a population of everyone, and only there")
    void mentioned() {
        for (Population population : Population.values()) {
            try (SpendTally tally =
                    tally(CutRule.top(5_000, Year.CNY).count(CountRule.CEILING).population(population))) {
                tally.add(new MemberId("bob"));
                tally.add(Year.paid("1", "ann", "o1", Year.JUNE, 10));
                tally.add(new MemberId("ann"));
                tally.add(new MemberId("bob"));
                MemberCut cut = tally.finish();
                assertThat(cut.result().population()).isEqualTo(population == Population.EVERYONE ? 2 : 1);
                assertThat(cut.report().members()).isEqualTo(2);
            }
        }
    }

    @Test
    @DisplayName("breaks ties by the bytes of the ids and tells winners in that order, emoji last")
    void order() {
        CutRule rule = ALL.ties(Ties.BY_KEY);
        String[] names = {"😀", "\uFFFD", "é", "ab", "a", "B"};
        SpendFact[] facts = new SpendFact[names.length];
        for (int i = 0; i < names.length; i++) {
            facts[i] = Year.paid("f" + i, names[i], "o", Year.JUNE, 5);
        }
        assertThat(winners(rule, facts)).containsExactly("B 5", "a 5", "ab 5", "é 5", "\uFFFD 5", "😀 5");
        assertThat(winners(Year.everyone(5_000).ties(Ties.BY_KEY), facts)).containsExactly("B 5", "a 5", "ab 5");
    }

    @Test
    @DisplayName("of nobody makes no cut, no winner and no file")
    void nobody() {
        try (SpendTally tally = tally(ALL)) {
            MemberCut cut = tally.finish();
            assertThat(cut.result()).isEqualTo(new CutResult.None(Year.OFF, NoCut.NO_POPULATION, 0, 0));
            cut.winners(winner -> problems.clear());
            assertThat(cut.report()).isEqualTo(new TallyReport(0, 0, 0, 0, 0, 0, 0, 0, 0));
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    @DisplayName("says how much more is needed until the next cut-off, each time from a copy")
    void sketch() {
        try (SpendTally tally = tally(ALL)) {
            tally.add(Year.paid("1", "ann", "o1", Year.JUNE, 100));
            MemberCut cut = tally.finish();
            cut.sketch().add(7);
            assertThat(cut.sketch().estimate(ALL)).isEqualTo(new CutEstimate.Between(1, 1, 100, 100));
        }
    }

    @Test
    @DisplayName("takes no fact after it is finished or closed")
    void finished() {
        SpendTally tally = tally(ALL);
        tally.finish();
        assertThatThrownBy(() -> tally.add(Year.paid("1", "ann", "o1", Year.JUNE, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("spend tally must be open, got one that is finished or closed");
        assertThatThrownBy(tally::finish).isInstanceOf(InvalidValueException.class);
        tally.close();
        tally.close();
        assertThatThrownBy(() -> tally.add(new MemberId("ann"))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("refuses a budget it cannot work in")
    void budget() {
        assertThatThrownBy(() -> SpendTally.builder(ALL, Year.OFF, directory).memory(SCARCE - 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("memory of a tally must be 131072 bytes or more, got 131071");
    }

    private static void fill(SpendTally tally, int facts) {
        for (int i = 0; i < facts; i++) {
            tally.add(Year.paid("f" + i, "m" + i, "o" + i, Year.JUNE, 1 + i % 7));
        }
    }

    private SpendTally scarce() {
        return SpendTally.builder(ALL, Year.OFF, directory).memory(SCARCE).build();
    }

    @Test
    @DisplayName("keeps its temporary files to their owner and deletes them on close, finished or not")
    void deletes() throws IOException {
        try (SpendTally tally = scarce()) {
            fill(tally, 3_000);
            try (Stream<Path> made = Files.list(directory)) {
                assertThat(made)
                        .singleElement()
                        .satisfies(
                                each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                        .isEqualTo("rwx------"));
            }
        }
        assertThat(directory).isEmptyDirectory();
        try (SpendTally tally = scarce()) {
            fill(tally, 3_000);
            assertThat(tally.finish().report().spilled()).isPositive();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("fails with its own code where no file can be made, and is closed then")
    void no_directory() throws IOException {
        Files.delete(directory);
        try (SpendTally tally = scarce()) {
            assertThatThrownBy(() -> fill(tally, 3_000)).isInstanceOfSatisfying(StorageException.class, e -> {
                assertThat(e.code()).isEqualTo(SpendTally.SPILL_FAILED);
                assertThat(e.retryable()).isFalse();
            });
            assertThatThrownBy(() -> tally.add(new MemberId("ann"))).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    @DisplayName("fails rather than leave out what somebody cut off a temporary file, and deletes the rest")
    void truncated() {
        try (SpendTally tally = scarce()) {
            fill(tally, 3_000);
            spilled().forEach(SpendTallyTest::halve);
            assertThatThrownBy(tally::finish)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("it ends within a record");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    @DisplayName("fails rather than leave out a temporary file that is gone, and deletes the rest")
    void gone() throws IOException {
        try (SpendTally tally = scarce()) {
            fill(tally, 3_000);
            Files.delete(spilled().get(0));
            assertThatThrownBy(tally::finish)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("cannot read temporary file");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    @DisplayName("makes no file for winners once it is closed")
    void closed() {
        SpendTally tally = scarce();
        fill(tally, 6_000);
        MemberCut cut = tally.finish();
        tally.close();
        assertThatThrownBy(() -> cut.winners(winner -> {})).isInstanceOf(StorageException.class);
        assertThat(directory).isEmptyDirectory();
    }

    private List<Path> spilled() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the first half, and one byte more than a number of records, whatever their lengths. */
    private static void halve(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = 0;
            while (end < bytes.length / 2) {
                end += 2 + (Byte.toUnsignedInt(bytes[end]) << 8) + Byte.toUnsignedInt(bytes[end + 1]);
            }
            Files.write(file, java.util.Arrays.copyOf(bytes, end + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("names each kind of problem and whom it concerns")
    void folds() {
        MemberId ann = new MemberId("ann");
        SpendFact fact = Year.paid("1", "ann", "o1", Year.JUNE, 1);
        List<SpendProblem> one = List.of(
                new SpendProblem.Conflicting(fact),
                new SpendProblem.ForeignCurrency(fact),
                new SpendProblem.UnknownOrder(ann, new OrderId("o1"), Year.fen(1)),
                new SpendProblem.OutOfRange(ann));
        assertThat(one).allMatch(problem -> problem.member().equals(ann));
        assertThat(one.stream().map(problem -> problem.<String>fold(a -> "1", b -> "2", c -> "3", d -> "4")))
                .containsExactly("1", "2", "3", "4");
    }
}
