package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.WordReload.Reloaded;
import io.communitykit.risk.word.WordReload.Unchanged;
import io.communitykit.risk.word.memory.InMemoryWordSource;
import io.communitykit.risk.word.spi.WordBoundaries;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Words that are reloaded while many threads use them")
class ReloadThreadsTest {

    private static final int SCANNERS = 6;
    private static final int EDITIONS = 5;
    /** The same words in each edition, in a category that names it. */
    private static final List<String> TEXTS =
            IntStream.range(0, 12).mapToObj(i -> "词" + (char) ('甲' + i)).toList();

    private static final MatchRules EVERY_HIT = MatchRules.ALL.boundaries(WordBoundaries.NONE);

    private static final String TEXT = String.join(" 和 ", TEXTS);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static WordList edition(int number) {
        WordCategory category = new WordCategory("edition-" + number);
        List<Word> words =
                TEXTS.stream().map(text -> Word.of(text, category, Level.LOW)).toList();
        return WordLists.of("shop", "v" + number, words, List.of());
    }

    private <T> T get(Future<T> running) throws Exception {
        return running.get(60, TimeUnit.SECONDS);
    }

    @RepeatedTest(50)
    @DisplayName("each scan sees one edition wholly, never an older one after a newer one")
    void whole_editions() throws Exception {
        InMemoryWordSource source = InMemoryWordSource.of(edition(0));
        ReloadableWords words = ReloadableWords.builder(source)
                .folding(Folding.NONE)
                .rules(EVERY_HIT)
                .build();
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch scanning = new CountDownLatch(SCANNERS);
        List<Future<List<Integer>>> scanners = new ArrayList<>();
        for (int i = 0; i < SCANNERS; i++) {
            scanners.add(threads.submit(() -> seen(words, done, scanning)));
        }
        scanning.await();
        for (int number = 1; number < EDITIONS; number++) {
            source.set(List.of(edition(number)));
            assertThat(words.reload()).isInstanceOf(Reloaded.class);
            assertThat(editions(words.matcher())).containsExactly(number);
        }
        done.set(true);

        for (Future<List<Integer>> scanner : scanners) {
            assertThat(get(scanner)).isNotEmpty().isSorted();
        }
    }

    private static List<Integer> seen(ReloadableWords words, AtomicBoolean done, CountDownLatch scanning) {
        List<Integer> seen = new ArrayList<>();
        do {
            Set<Integer> editions = editions(words.matcher());
            assertThat(editions).as("editions in one scan").hasSize(1);
            seen.addAll(editions);
            scanning.countDown();
        } while (!done.get());
        return seen;
    }

    private static Set<Integer> editions(WordMatcher matcher) {
        Set<Integer> editions = new TreeSet<>();
        List<Hit> hits = matcher.findAll(TEXT);
        assertThat(hits).hasSize(TEXTS.size());
        hits.forEach(hit ->
                editions.add(Integer.parseInt(hit.term().category().value().substring("edition-".length()))));
        return editions;
    }

    @RepeatedTest(50)
    @DisplayName("what a thread set before it reloads is in use afterwards, however many reload at once")
    void own_change() throws Exception {
        List<InMemoryWordSource> sources = IntStream.range(0, 4)
                .mapToObj(i -> new InMemoryWordSource("source-" + i, List.of(WordLists.of("shop", "0"))))
                .toList();
        ReloadableWords words = ReloadableWords.builder(
                        sources.get(0), sources.subList(1, 4).toArray(WordSource[]::new))
                .folding(Folding.NONE)
                .rules(EVERY_HIT)
                .build();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int number = i;
            work.add(() -> {
                sources.get(number).set(List.of(WordLists.of("shop", "1", "词" + number)));
                WordReload result = words.reload();
                return words.matcher().contains("词" + number) && !(result instanceof WordReload.Failed);
            });
        }

        for (Future<Boolean> each : threads.invokeAll(work)) {
            assertThat(get(each)).isTrue();
        }
        assertThat(words.matcher().terms()).hasSize(4);
        assertThat(words.reload()).isInstanceOf(Unchanged.class);
    }

    /** Waits in the middle of a load, and knows how many loads there are at once. */
    private static final class Slow implements WordSource {
        private final CountDownLatch loading = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile boolean slow;
        private volatile boolean failing;

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Optional<WordEdition> load(Optional<PolicyVersion> known) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                if (!slow) {
                    return Optional.of(new WordEdition(new PolicyVersion("0"), List.of(edition(0))));
                }
                loading.countDown();
                goOn.await();
                if (failing) {
                    throw StorageException.retryable("lost in the middle", null);
                }
                return Optional.of(new WordEdition(new PolicyVersion("1"), List.of(edition(1))));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                inside.decrementAndGet();
            }
        }
    }

    @Test
    @DisplayName("scans do not wait for a reload, and a second reload waits for the first")
    void scans_go_on() throws Exception {
        Slow source = new Slow();
        ReloadableWords words = ReloadableWords.builder(source)
                .folding(Folding.NONE)
                .rules(EVERY_HIT)
                .build();
        source.slow = true;
        Future<WordReload> first = threads.submit(words::reload);
        source.loading.await();
        Future<WordReload> second = threads.submit(words::reload);

        assertThat(editions(words.matcher())).containsExactly(0);
        assertThat(first.isDone() || second.isDone()).isFalse();
        source.goOn.countDown();

        assertThat(get(first)).isInstanceOf(WordReload.class);
        assertThat(get(second)).isInstanceOf(WordReload.class);
        assertThat(List.of(first.get().getClass(), second.get().getClass()))
                .containsExactlyInAnyOrder(Reloaded.class, Unchanged.class);
        assertThat(source.most.get()).isEqualTo(1);
        assertThat(editions(words.matcher())).containsExactly(1);
    }

    @RepeatedTest(20)
    @DisplayName("a failure in the middle keeps the old for everybody")
    void failure_keeps_old() throws Exception {
        Slow source = new Slow();
        ReloadableWords words = ReloadableWords.builder(source)
                .folding(Folding.NONE)
                .rules(EVERY_HIT)
                .build();
        source.slow = true;
        source.failing = true;
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch scanning = new CountDownLatch(SCANNERS);
        List<Future<List<Integer>>> scanners = new ArrayList<>();
        for (int i = 0; i < SCANNERS; i++) {
            scanners.add(threads.submit(() -> seen(words, done, scanning)));
        }
        scanning.await();
        Future<WordReload> failing = threads.submit(words::reload);
        source.loading.await();
        source.goOn.countDown();

        assertThat(get(failing)).isInstanceOf(WordReload.Failed.class);
        done.set(true);
        for (Future<List<Integer>> scanner : scanners) {
            assertThat(get(scanner)).containsOnly(0);
        }
    }
}
