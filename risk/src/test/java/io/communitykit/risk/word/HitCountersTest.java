package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.HitCounters.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("Counters of hits")
class HitCountersTest {

    private static final WordCategory SPAM = WordCategory.SPAM;

    private final HitCounters counters = new HitCounters();
    private final WordMatcher matcher = WordMatcher.builder()
            .add(List.of(
                    WordLists.word("cd"),
                    WordLists.word("ab"),
                    WordLists.word("gh"),
                    Word.of("ghij", WordCategory.FRAUD, Level.HIGH),
                    WordLists.pattern("digits", "\\d{3}")))
            .build();

    @Test
    @DisplayName("count each word and pattern, and list the most frequent first, then by name")
    void sorted() {
        counters.count(matcher.findAll("ab cd ab ghij 123。456"));
        counters.count(matcher.findAll("cd"));
        counters.count(List.of());

        assertThat(counters.snapshot())
                .containsExactly(
                        new Count("ab", SPAM, 2),
                        new Count("cd", SPAM, 2),
                        new Count("digits", WordCategory.CONTACT, 2),
                        new Count("ghij", WordCategory.FRAUD, 1));
    }

    @Test
    @DisplayName("count on the way to a visitor, who still says when to stop")
    void visitor() {
        List<Long> starts = new ArrayList<>();
        HitVisitor counting = counters.counting(matcher, (start, end, term) -> {
            starts.add(start);
            return starts.size() < 2;
        });

        matcher.scan("ab cd gh", counting);

        assertThat(starts).containsExactly(0L, 3L);
        assertThat(counters.snapshot()).containsExactly(new Count("ab", SPAM, 1), new Count("cd", SPAM, 1));
    }

    @Test
    @DisplayName("go on after a reload, also where the word has another level, but not in another category")
    void after_reload() {
        counters.count(matcher.findAll("ab"));
        WordMatcher next = WordMatcher.builder()
                .add(List.of(
                        new Word("ab", SPAM, Level.HIGH, WordFit.WHOLE_WORD, "new", Validity.ALWAYS),
                        Word.of("cd", WordCategory.FRAUD, Level.LOW)))
                .build();
        counters.count(matcher.findAll("cd"));

        counters.count(next.findAll("ab，cd"));
        next.scan("ab", counters.counting(next, (start, end, term) -> true));

        assertThat(counters.snapshot())
                .containsExactly(
                        new Count("ab", SPAM, 3), new Count("cd", WordCategory.FRAUD, 1), new Count("cd", SPAM, 1));
    }

    @Test
    @DisplayName("begin again after a reset, which gives the counts so far")
    void reset() {
        counters.count(matcher.findAll("ab"));

        assertThat(counters.reset()).containsExactly(new Count("ab", SPAM, 1));
        assertThat(counters.snapshot()).isEmpty();
        assertThat(counters.reset()).isEmpty();
        counters.count(matcher.findAll("ab"));
        assertThat(counters.snapshot()).containsExactly(new Count("ab", SPAM, 1));
    }

    @RepeatedTest(20)
    @DisplayName("lose nothing where 8 threads count while another resets")
    void threads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(9);
        HitVisitor shared = counters.counting(matcher, (start, end, term) -> true);
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean visiting = i % 2 == 0;
            work.add(() -> {
                for (int k = 0; k < 250; k++) {
                    if (visiting) {
                        matcher.scan("ab cd", shared);
                    } else {
                        counters.count(matcher.findAll("ab cd"));
                    }
                }
                return 0L;
            });
        }
        work.add(() -> {
            long taken = 0;
            for (int k = 0; k < 50; k++) {
                taken += sum(counters.reset());
            }
            return taken;
        });
        long counted = 0;
        for (Future<Long> each : pool.invokeAll(work)) {
            counted += each.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(counted + sum(counters.snapshot())).isEqualTo(8 * 250 * 2);
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::hits).sum();
    }
}
