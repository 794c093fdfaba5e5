package io.communitykit.testkit.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import io.communitykit.testkit.internal.LookAlikes;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WordSource} must do. Extend it in your own build, supply your source, and say how lists come into it:
 *
 * <pre>{@code
 * class MyWordSourceTest extends WordSourceContract {
 *     protected WordSource createSource() {
 *         return new MyWordSource(service);
 *     }
 *
 *     protected void publish(List<WordList> lists) {
 *         service.setAll(lists);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests publish over whatever is there, so give it nothing that you need. The tests of contention run up to 8 threads.
 */
@DisplayName("A source of words")
public abstract class WordSourceContract {

    private static final int EDITIONS = 12;

    /** For subclasses. */
    protected WordSourceContract() {}

    /**
     * Gives the source under test. Lists of earlier tests may still be in it; nobody else uses it meanwhile.
     *
     * @return a source of what was last published
     */
    protected abstract WordSource createSource();

    /**
     * Makes these lists all that the source holds, in one step. Called by one thread at a time.
     *
     * @param lists the lists
     */
    protected abstract void publish(List<WordList> lists);

    private static WordEdition load(WordSource source) {
        return source.load(Optional.empty()).orElseThrow();
    }

    @Test
    @DisplayName("gives what was published, to the byte and in its order: words, patterns, spans, notes, validity")
    void whole() {
        List<WordList> lists = List.of(SampleLists.full("a-list", "1"), SampleLists.full("b-list", "2026-03"));
        publish(lists);

        assertThat(load(createSource()).lists()).containsExactlyInAnyOrderElementsOf(lists);
    }

    @Test
    @DisplayName("says that nothing changed to who knows the version, and to nobody else")
    void known() {
        publish(SampleLists.edition(1));
        WordSource source = createSource();
        PolicyVersion version = load(source).version();

        assertThat(source.load(Optional.of(version))).isEmpty();
        assertThat(createSource().load(Optional.of(version))).isEmpty();
        assertThat(source.load(Optional.of(new PolicyVersion("of another")))).isPresent();
        assertThat(source.load(Optional.empty())).isPresent();
    }

    @Test
    @DisplayName("gives a new version with new content, also where the lists keep their names and versions")
    void changed() {
        publish(List.of(SampleLists.of("shop", "1", "before")));
        WordSource source = createSource();
        WordEdition before = load(source);

        publish(List.of(SampleLists.of("shop", "2", "after")));

        WordEdition after = source.load(Optional.of(before.version())).orElseThrow();
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(after.lists()).containsExactly(SampleLists.of("shop", "2", "after"));
    }

    @Test
    @DisplayName("gives lists that come and go, and an empty edition where there is none")
    void come_and_go() {
        publish(SampleLists.edition(1));
        WordSource source = createSource();
        PolicyVersion full = load(source).version();

        publish(List.of());

        WordEdition none = source.load(Optional.of(full)).orElseThrow();
        assertThat(none.lists()).isEmpty();
        publish(List.of(SampleLists.of("back", "1", "again"), SampleLists.of("bare", "1")));
        assertThat(source.load(Optional.of(none.version())).orElseThrow().lists())
                .containsExactlyInAnyOrder(SampleLists.of("back", "1", "again"), SampleLists.of("bare", "1"));
    }

    @Test
    @DisplayName("gives lists in the same order each time")
    void order() {
        publish(List.of(SampleLists.of("b", "1", "x"), SampleLists.of("a", "1", "x"), SampleLists.of("c-1", "1", "x")));
        List<WordList> first = load(createSource()).lists();

        assertThat(load(createSource()).lists()).isEqualTo(first);
    }

    @Test
    @DisplayName("tells words apart to the byte")
    void look_alikes() {
        List<Word> words = LookAlikes.IDS.stream()
                .filter(text -> text.chars().noneMatch(c -> c == '\n' || c == '\r'))
                .map(SampleLists::word)
                .toList();
        publish(List.of(SampleLists.of("look-alikes", "1", words)));

        assertThat(load(createSource()).lists()).containsExactly(SampleLists.of("look-alikes", "1", words));
    }

    @Test
    @DisplayName("keeps its name")
    void name() {
        WordSource source = createSource();
        String before = source.name();
        publish(SampleLists.edition(2));

        assertThat(source.name()).isEqualTo(before).isNotBlank();
    }

    @RepeatedTest(5)
    @DisplayName("gives each of 8 threads whole editions while others are published, and the last in the end")
    void whole_editions() throws InterruptedException, ExecutionException {
        publish(SampleLists.edition(0));
        WordSource source = createSource();

        List<Boolean> good = ManyThreads.run(8, thread -> {
            if (thread == 0) {
                for (int number = 1; number <= EDITIONS; number++) {
                    publish(SampleLists.edition(number));
                }
                return true;
            }
            return readWhole(source);
        });

        assertThat(good).containsOnly(true);
        assertThat(load(source).lists()).containsExactlyInAnyOrderElementsOf(SampleLists.edition(EDITIONS));
    }

    private static boolean readWhole(WordSource source) {
        Set<PolicyVersion> versions = new LinkedHashSet<>();
        List<List<WordList>> editions = new ArrayList<>();
        for (int i = 0; i < EDITIONS; i++) {
            try {
                WordEdition edition = load(source);
                if (versions.add(edition.version())) {
                    editions.add(edition.lists());
                }
            } catch (StorageException e) {
                // What cannot be had whole is refused, and asked for again.
                assertThat(e.retryable()).isTrue();
            }
        }
        return editions.stream().allMatch(WordSourceContract::isOne);
    }

    private static boolean isOne(List<WordList> lists) {
        for (int number = 0; number <= EDITIONS; number++) {
            if (new LinkedHashSet<>(lists).equals(new LinkedHashSet<>(SampleLists.edition(number)))) {
                return true;
            }
        }
        return false;
    }
}
