package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.risk.word.WordChanges.ChangedList;
import io.communitykit.risk.word.WordChanges.ChangedTerm;
import io.communitykit.risk.word.WordReload.Failed;
import io.communitykit.risk.word.WordReload.Fault;
import io.communitykit.risk.word.WordReload.Reloaded;
import io.communitykit.risk.word.WordReload.Unchanged;
import io.communitykit.risk.word.memory.InMemoryWordSource;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Words that are reloaded")
class ReloadableWordsTest {

    private final InMemoryWordSource source = InMemoryWordSource.of(WordLists.of("shop", "1", "旧词", "常在"));
    private final ReloadableWords words = ReloadableWords.builder(source).build();

    /** Does what a test says. */
    private static final class Scripted implements WordSource {
        private final List<Optional<PolicyVersion>> asked = new ArrayList<>();
        private Supplier<Optional<WordEdition>> next;

        private Scripted(WordList list) {
            next = () -> Optional.of(new WordEdition(new PolicyVersion("good"), List.of(list)));
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Optional<WordEdition> load(Optional<PolicyVersion> known) {
            asked.add(known);
            return next.get();
        }
    }

    @Test
    @DisplayName("are there at once, and found")
    void first() {
        assertThat(words.matcher().contains("一个旧词")).isTrue();
        assertThat(words.sources())
                .containsExactly(new LoadedSource(
                        "memory",
                        new PolicyVersion("1"),
                        List.of(new LoadedSource.LoadedList("shop", new PolicyVersion("1")))));
    }

    @Test
    @DisplayName("stay the same matcher where nothing changed")
    void unchanged() {
        WordMatcher before = words.matcher();

        assertThat(words.reload()).isEqualTo(new Unchanged(words.sources()));
        assertThat(words.matcher()).isSameAs(before);
    }

    @Test
    @DisplayName("say what was added, removed and changed, with levels, categories, patterns, spans and versions")
    void changes() {
        Word low = WordLists.word("升级");
        Word high = Word.of("升级", WordCategory.FRAUD, Level.HIGH);
        WordPattern digits = WordLists.pattern("digits", "\\d{3}");
        WordPattern more = WordLists.pattern("digits", "\\d{4}");
        WordPattern gone = WordLists.pattern("gone", "\\d{5}");
        source.set(List.of(
                WordLists.of("shop", "2", List.of(low, WordLists.word("旧词")), List.of(digits, gone), "放过", "仍放过"),
                WordLists.of("old", "1", "老词")));
        words.reload();
        source.set(List.of(
                WordLists.of("shop", "3", List.of(WordLists.word("新词"), high), List.of(more), "仍放过", "新放过"),
                WordLists.of("new", "7", "老词")));

        Reloaded result = (Reloaded) words.reload();

        WordChanges changes = result.changes();
        assertThat(changes.added()).containsExactly(WordLists.word("新词"));
        assertThat(changes.removed()).containsExactly(WordLists.word("旧词"), gone);
        assertThat(changes.changed()).containsExactly(new ChangedTerm(low, high), new ChangedTerm(digits, more));
        assertThat(changes.allowed()).containsExactly("新放过");
        assertThat(changes.disallowed()).containsExactly("放过");
        assertThat(changes.lists())
                .containsExactlyInAnyOrder(
                        new ChangedList("memory", "shop", version("2"), version("3")),
                        new ChangedList("memory", "new", Optional.empty(), version("7")),
                        new ChangedList("memory", "old", version("1"), Optional.empty()));
        assertThat(changes.sameContent()).isFalse();
        assertThat(changes).hasToString("1 added, 2 removed, 2 changed, 1 allowed, 1 disallowed, 3 lists");
        assertThat(result.sources()).isEqualTo(words.sources());
        assertThat(words.matcher().contains("新词")).isTrue();
        assertThat(words.matcher().contains("旧词")).isFalse();
    }

    private static Optional<PolicyVersion> version(String text) {
        return Optional.of(new PolicyVersion(text));
    }

    @Test
    @DisplayName("pair a word that stands in two categories with itself, category by category")
    void two_categories() {
        Word spam = WordLists.word("双面");
        Word fraud = Word.of("双面", WordCategory.FRAUD, Level.LOW);
        Word graver = Word.of("双面", WordCategory.FRAUD, Level.HIGH);
        source.set(List.of(WordLists.of("shop", "2", List.of(spam, fraud, spam), List.of())));
        words.reload();
        source.set(List.of(WordLists.of("shop", "3", List.of(graver, spam), List.of())));

        WordChanges changes = ((Reloaded) words.reload()).changes();

        assertThat(changes.changed()).containsExactly(new ChangedTerm(fraud, graver));
        assertThat(changes.removed()).containsExactly(spam);
        assertThat(changes.added()).isEmpty();
    }

    @Test
    @DisplayName("say so where only the version of a list changed")
    void only_versions() {
        source.set(List.of(WordLists.of("shop", "2", "旧词", "常在")));

        WordChanges changes = ((Reloaded) words.reload()).changes();

        assertThat(changes.sameContent()).isTrue();
        assertThat(changes.lists()).containsExactly(new ChangedList("memory", "shop", version("1"), version("2")));
    }

    @Test
    @DisplayName("come from several sources together, and only what changed is loaded again")
    void several() {
        Scripted other = new Scripted(WordLists.of("shop", "1", "别处"));
        ReloadableWords both = ReloadableWords.builder(source, other).build();
        other.next = Optional::empty;
        source.set(List.of(WordLists.of("shop", "2", "新词")));

        assertThat(both.reload()).isInstanceOf(Reloaded.class);

        assertThat(both.matcher().terms()).extracting(Term::name).containsExactly("新词", "别处");
        assertThat(other.asked).containsExactly(Optional.empty(), version("good"));
        assertThat(both.sources()).extracting(LoadedSource::source).containsExactly("memory", "scripted");
    }

    @Test
    @DisplayName("take an edition of the known version for the known one")
    void same_version_again() {
        Scripted scripted = new Scripted(WordLists.of("shop", "1", "一词"));
        ReloadableWords reloadable = ReloadableWords.builder(scripted).build();

        assertThat(reloadable.reload()).isInstanceOf(Unchanged.class);
    }

    @Test
    @DisplayName("keep the folding and the rules that the host set")
    void options() {
        MatchRules rules = MatchRules.ALL.from(Level.HIGH);
        ReloadableWords strict = ReloadableWords.builder(source)
                .folding(Folding.NONE)
                .rules(rules)
                .build();
        source.set(
                List.of(WordLists.of("shop", "2", List.of(Word.of("重词", WordCategory.SPAM, Level.HIGH)), List.of())));
        strict.reload();

        assertThat(strict.matcher().rules()).isEqualTo(rules);
        assertThat(strict.matcher().folding()).isEqualTo(Folding.NONE);
        assertThat(strict.matcher().contains("重 词")).isFalse();
        assertThat(strict.matcher().contains("重词")).isTrue();
    }

    @Test
    @DisplayName(
            "may begin with a matcher from an image, and say at the first reload what the lists have that it has not")
    void initial() {
        WordMatcher image = WordImageTest.read(WordImageTest.write(WordMatcher.builder()
                .add(WordLists.of("shop", "0", List.of(WordLists.word("常在"), WordLists.word("映像")), List.of(), "放过"))
                .build()));
        Scripted scripted = new Scripted(WordLists.of("shop", "1", List.of(WordLists.word("常在")), List.of(), "放过"));
        ReloadableWords begun = ReloadableWords.builder(scripted).initial(image).build();

        assertThat(scripted.asked).isEmpty();
        assertThat(begun.sources()).isEmpty();
        assertThat(begun.matcher().contains("映像")).isTrue();
        WordChanges changes = ((Reloaded) begun.reload()).changes();
        assertThat(changes.removed()).containsExactly(WordLists.word("映像"));
        assertThat(changes.added()).isEmpty();
        assertThat(changes.disallowed()).isEmpty();
    }

    @Test
    @DisplayName("that cannot be loaded at first are an exception with every fault")
    void no_first_edition() {
        Scripted scripted = new Scripted(WordLists.of("shop", "1"));
        scripted.next = () -> {
            throw StorageException.retryable("database is away", null);
        };
        InMemoryWordSource bad = new InMemoryWordSource(
                "bad", List.of(WordLists.of("shop", "1", List.of(), List.of(WordLists.pattern("open", "(a")))));

        assertThatThrownBy(() -> ReloadableWords.builder(scripted, source).build())
                .isInstanceOfSatisfying(
                        CommunityException.class, e -> assertThat(e.code()).isEqualTo(ReloadableWords.UNUSABLE))
                .hasMessageContaining("scripted: database is away");
        assertThatThrownBy(() -> ReloadableWords.builder(bad).build()).hasMessageContaining("pattern open");
    }

    @Test
    @DisplayName("refuse two sources of one name")
    void one_name() {
        assertThatThrownBy(() -> ReloadableWords.builder(source, source).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("memory twice");
    }

    private Failed fails(Supplier<Optional<WordEdition>> next) {
        Scripted scripted = new Scripted(WordLists.of("shop", "1", "守住"));
        ReloadableWords kept = ReloadableWords.builder(source, scripted).build();
        WordMatcher before = kept.matcher();
        List<LoadedSource> sources = kept.sources();
        scripted.next = next;
        source.set(List.of(WordLists.of("shop", "2", "新词")));

        WordReload result = kept.reload();

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(kept.matcher()).isSameAs(before);
        assertThat(kept.sources()).isEqualTo(sources);
        assertThat(result.sources()).isEqualTo(sources);
        scripted.next = Optional::empty;
        assertThat(kept.reload()).as("once the source is well again").isInstanceOf(Reloaded.class);
        assertThat(kept.matcher().terms()).extracting(Term::name).containsExactly("新词", "守住");
        return (Failed) result;
    }

    @Test
    @DisplayName("keep the old where a source throws, whatever it throws, and name code and message")
    void throwing() {
        Fault storage = fails(() -> {
                    throw StorageException.retryable("database is away", null);
                })
                .faults()
                .get(0);
        assertThat(storage).isEqualTo(new Fault("scripted", ErrorCode.STORAGE_FAILED, "database is away", List.of()));

        Violation violation = new Violation("/words/0", "a word", "1", Optional.empty());
        Fault policy = fails(() -> {
                    throw new InvalidPolicyException("word-list", List.of(violation));
                })
                .faults()
                .get(0);
        assertThat(policy.code()).isEqualTo(ErrorCode.POLICY_INVALID);
        assertThat(policy.violations()).containsExactly(violation);

        Fault foreign = fails(() -> {
                    throw new IllegalStateException("boom");
                })
                .faults()
                .get(0);
        assertThat(foreign.code()).isEqualTo(new ErrorCode("word-source.failed"));
        assertThat(foreign.why()).contains("IllegalStateException", "boom");
    }

    @Test
    @DisplayName("keep the old where a source gives null")
    @SuppressWarnings({"NullAway", "NullOptional", "OptionalAssignedToNull"})
    void null_edition() {
        assertThat(fails(() -> null).faults())
                .extracting(Fault::what, Fault::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("scripted", "source must give an edition, got none"));
    }

    @Test
    @DisplayName("fail where a source says that nothing changed before it gave anything")
    void empty_at_first() {
        Scripted scripted = new Scripted(WordLists.of("shop", "1"));
        scripted.next = Optional::empty;

        assertThatThrownBy(() -> ReloadableWords.builder(scripted).build())
                .hasMessageContaining("source must give an edition, got none");
    }

    @Test
    @DisplayName("keep the old where patterns cannot be understood, and name every one of them")
    void bad_patterns() {
        WordList bad = WordLists.of(
                "shop",
                "2",
                List.of(),
                List.of(
                        WordLists.pattern("open", "(a"),
                        WordLists.pattern("fine", "ab"),
                        WordLists.pattern("nothing", "a?"),
                        WordLists.pattern("complex", "(\\w{1,4}a\\w{1,60}b){3}")));

        Failed failed = fails(() -> Optional.of(new WordEdition(new PolicyVersion("bad"), List.of(bad))));

        assertThat(failed.faults())
                .extracting(Fault::what)
                .containsExactly("pattern open", "pattern nothing", "pattern complex");
        assertThat(failed.faults()).extracting(Fault::code).containsOnly(ErrorCode.VALUE_INVALID);
    }

    @Test
    @DisplayName("keep the old where there are 65 categories")
    void too_many_categories() {
        List<Word> many = IntStream.rangeClosed(1, 65)
                .mapToObj(i -> Word.of("词" + i, new WordCategory("c" + i), Level.LOW))
                .toList();

        Failed failed = fails(() -> Optional.of(new WordEdition(
                new PolicyVersion("bad"),
                List.of(WordLists.of("shop", "2", many, List.of(WordLists.pattern("x", "(")))))));

        assertThat(failed.faults()).extracting(Fault::what).containsExactly("dictionary", "pattern x");
        assertThat(failed.faults().get(0).why()).contains("at most 64 different categories");
    }

    @Test
    @DisplayName("name the faults of all sources at once")
    void all_sources() {
        List<WordSource> bad = List.of(new Named("one"), new Named("two"));
        ReloadableWords reloadable = ReloadableWords.builder(bad.get(0), bad.get(1))
                .initial(words.matcher())
                .build();

        Failed failed = (Failed) reloadable.reload();

        assertThat(failed.faults()).extracting(Fault::what).containsExactly("one", "two");
        assertThat(failed.<String>fold(same -> "unchanged", done -> "reloaded", fault -> "failed"))
                .isEqualTo("failed");
        assertThat(words.reload().<String>fold(same -> "unchanged", done -> "reloaded", fault -> "failed"))
                .isEqualTo("unchanged");
    }

    private record Named(String name) implements WordSource {
        @Override
        public Optional<WordEdition> load(Optional<PolicyVersion> known) {
            throw new UnsupportedOperationException(name);
        }
    }
}
