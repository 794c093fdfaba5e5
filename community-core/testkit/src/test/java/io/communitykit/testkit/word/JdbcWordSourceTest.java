package io.communitykit.testkit.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.OwnTransactions;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.ReloadableWords;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPattern;
import io.communitykit.risk.word.WordReload;
import io.communitykit.risk.word.jdbc.JdbcWordSource;
import io.communitykit.risk.word.jdbc.WordListEdit;
import io.communitykit.risk.word.jdbc.WordWrite;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.testkit.internal.ManyThreads;
import io.communitykit.testkit.jdbc.SqlFaults;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our own source promises beyond the contract: a back office that writes. */
@DisplayName("The source of words on a database")
class JdbcWordSourceTest {

    private static final PolicyVersion ONE = new PolicyVersion("1");
    private static final PolicyVersion TWO = new PolicyVersion("2");

    private final String name = "shop-" + UUID.randomUUID();

    private static JdbcWordSource source(EmbeddedDatabase database) {
        return JdbcWordSource.builder(ConnectionSource.own(InstalledDatabase.of(database)))
                .build();
    }

    private WordList list(JdbcWordSource source) {
        return source.list(name).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("puts and removes words, patterns and spans, each at its place, and matchers see it")
    void edits(EmbeddedDatabase database) {
        JdbcWordSource source = source(database);
        WordPattern pattern = new WordPattern(
                "digits", "\\d{3}", WordCategory.CONTACT, Level.LOW, PatternGaps.NONE, "", Validity.ALWAYS);
        Word graver = Word.of("b", WordCategory.SPAM, Level.HIGH);
        source.replace(SampleLists.of(name, "1", "a", "b", "c"), Optional.empty());
        ReloadableWords words = ReloadableWords.builder(source).build();

        WordWrite result = source.edit(WordListEdit.of(name, ONE)
                .to(TWO)
                .put(graver)
                .put(SampleLists.word("d"))
                .put(pattern)
                .remove(Word.of("a", WordCategory.SPAM, Level.HIGH))
                .remove(Word.of("c", WordCategory.BRAND, Level.MEDIUM))
                .allow("x")
                .allow("y")
                .disallow("nowhere"));

        assertThat(result)
                .isEqualTo(new WordWrite.Written(
                        source.load(Optional.empty()).orElseThrow().version()));
        assertThat(list(source))
                .isEqualTo(new WordList(
                        name,
                        TWO,
                        List.of(graver, SampleLists.word("c"), SampleLists.word("d")),
                        List.of(pattern),
                        List.of("x", "y")));
        assertThat(words.reload()).isInstanceOf(WordReload.Reloaded.class);
        assertThat(words.matcher().terms()).extracting(Term::name).contains("b", "c", "d", "digits");

        source.edit(WordListEdit.of(name, TWO)
                .to(new PolicyVersion("3"))
                .disallow("x")
                .put(graver)
                .put(graver));
        assertThat(list(source).allowed()).containsExactly("y");
        assertThat(list(source).words()).containsExactly(graver, SampleLists.word("c"), SampleLists.word("d"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses a change of a version that is no longer, and says which one is")
    void stale(EmbeddedDatabase database) {
        JdbcWordSource source = source(database);
        WordList first = SampleLists.of(name, "1", "a");
        assertThat(source.edit(WordListEdit.of(name, ONE).to(TWO).put(SampleLists.word("b"))))
                .isEqualTo(new WordWrite.Stale(Optional.empty()));
        assertThat(source.remove(name, ONE)).isEqualTo(new WordWrite.Stale(Optional.empty()));
        assertThat(source.replace(first, Optional.of(TWO))).isEqualTo(new WordWrite.Stale(Optional.empty()));
        source.replace(first, Optional.empty());
        WordEdition before = source.load(Optional.empty()).orElseThrow();

        WordWrite stale = new WordWrite.Stale(Optional.of(ONE));
        assertThat(source.replace(SampleLists.of(name, "2", "b"), Optional.empty()))
                .isEqualTo(stale);
        assertThat(source.replace(SampleLists.of(name, "3", "b"), Optional.of(TWO)))
                .isEqualTo(stale);
        assertThat(source.edit(
                        WordListEdit.of(name, TWO).to(new PolicyVersion("3")).put(SampleLists.word("b"))))
                .isEqualTo(stale);
        assertThat(source.remove(name, TWO)).isEqualTo(stale);

        assertThat(source.load(Optional.of(before.version()))).isEmpty();
        assertThat(list(source)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("of 8 who edit the same version one does, and of those who try until they do nobody's word is lost")
    void contention(EmbeddedDatabase database) throws Exception {
        JdbcWordSource source = source(database);
        source.replace(SampleLists.of(name, "0"), Optional.empty());

        List<WordWrite> tries = ManyThreads.run(
                8,
                thread -> source.edit(WordListEdit.of(name, new PolicyVersion("0"))
                        .to(new PolicyVersion("first-" + thread))
                        .put(SampleLists.word("w" + thread))));
        assertThat(tries.stream().filter(WordWrite.Written.class::isInstance)).hasSize(1);

        ManyThreads.run(8, thread -> {
            while (!(source.edit(WordListEdit.of(name, list(source).version())
                            .to(new PolicyVersion("last-" + thread))
                            .put(SampleLists.word("v" + thread)))
                    instanceof WordWrite.Written)) {
                Thread.onSpinWait();
            }
            return "done";
        });
        assertThat(list(source).words()).extracting(Word::text).hasSize(9).contains("v0", "v7");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("whichever statement of a replacement breaks, the list is as before, and replacing again does it")
    void breaks(EmbeddedDatabase database) {
        JdbcWordSource source = source(database);
        SqlFaults faults = new SqlFaults(InstalledDatabase.of(database));
        JdbcWordSource breaking = JdbcWordSource.builder(OwnTransactions.builder(faults.dataSource())
                        .firstPause(Duration.ZERO)
                        .longestPause(Duration.ZERO)
                        .build())
                .build();
        WordList before = SampleLists.full(name, "0");
        source.replace(before, Optional.empty());
        int broken = 0;
        do {
            broken++;
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, "58000");
            WordList next = SampleLists.of(name, "v" + broken, "only");
            try {
                assertThat(breaking.replace(next, Optional.of(before.version())))
                        .isInstanceOf(WordWrite.Written.class);
                before = next;
            } catch (StorageException e) {
                assertThat(list(source)).isEqualTo(before);
            }
        } while (faults.fired());
        assertThat(broken).isGreaterThan(5);
        assertThat(list(source)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("keeps 3,000 words in their order")
    void many(EmbeddedDatabase database) {
        JdbcWordSource source = source(database);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            words.add(SampleLists.word("word " + (i * 7_919 % 3_000)));
        }
        source.replace(SampleLists.of(name, "1", words), Optional.empty());

        assertThat(list(source).words().equals(words)).isTrue();
        source.remove(name, ONE);
        assertThat(source.list(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses text that not every database can keep, and a version that stays the same")
    void bad_values(EmbeddedDatabase database) {
        JdbcWordSource source = source(database);
        WordListEdit.Start start = WordListEdit.of(name, ONE);

        assertThatThrownBy(() -> source.edit(start.to(TWO).put(SampleLists.word("a\u0000b"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("index 1");
        assertThatThrownBy(() -> source.edit(start.to(TWO).allow("\ud800"))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> start.to(ONE)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> source.replace(SampleLists.of(name, "1"), Optional.of(ONE)))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("names the list of a row that it cannot read")
    void unreadable(EmbeddedDatabase database) throws SQLException {
        JdbcWordSource source = source(database);
        source.replace(SampleLists.of(name, "1", "a"), Optional.empty());
        execute(database, "UPDATE communitykit_word SET kind = 9 WHERE kind = 1");

        assertThatThrownBy(() -> source.list(name))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNREADABLE))
                .hasMessageContaining(name);
        execute(database, "UPDATE communitykit_word SET kind = 1 WHERE kind = 9");
        assertThat(source.list(name)).isPresent();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (HostTransaction host = HostTransaction.begin(InstalledDatabase.of(database));
                Statement statement = host.connection().createStatement()) {
            statement.executeUpdate(sql);
            host.commit();
        }
    }
}
