package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads at once, on subjects that nobody has seen before and on one that all know. */
abstract class ContentionRules extends StoreRules {

    private static final int THREADS = 16;

    private final SignalSubject subject = fresh();

    @RepeatedTest(50)
    @DisplayName("of 16 threads that count for a subject never seen each counts, and none is lost")
    void first_sight() throws InterruptedException, ExecutionException {
        List<String> results = ManyThreads.run(THREADS, thread -> name(count(store, subject, "like " + thread)));

        assertThat(results).containsOnly("Counted");
        assertThat(read(store, subject)).contains(likes(THREADS));
    }

    @RepeatedTest(50)
    @DisplayName("of 16 threads that tell one fact of a subject never seen one counts, and the others are replayed")
    void same_fact() throws InterruptedException, ExecutionException {
        List<String> results = ManyThreads.run(THREADS, thread -> name(count(store, subject, "one like")));

        assertThat(results).containsOnly("Counted", "Replayed");
        assertThat(results).filteredOn(each -> each.equals("Counted")).hasSize(1);
        assertThat(read(store, subject)).contains(likes(1));
    }

    @RepeatedTest(10)
    @DisplayName("of 16 threads that tell the same ten facts of a known subject each fact counts once")
    void known() throws InterruptedException, ExecutionException {
        count(store, subject, "first");

        List<Long> counted = ManyThreads.run(THREADS, thread -> {
            long own = 0;
            for (int i = 0; i < 10; i++) {
                own += name(count(store, subject, "like " + (thread + i) % 10)).equals("Counted") ? 1 : 0;
            }
            return own;
        });

        assertThat(counted.stream().mapToLong(each -> each).sum()).isEqualTo(10);
        assertThat(read(store, subject)).contains(likes(11));
    }

    @RepeatedTest(5)
    @DisplayName("who reads while others count sees each state whole, and never an older one")
    void readers() throws InterruptedException, ExecutionException {
        count(store, subject, "first");
        List<Boolean> whole = ManyThreads.run(8, thread -> {
            boolean good = true;
            long last = 0;
            for (int i = 0; i < 25; i++) {
                if (thread < 4) {
                    count(store, subject, "like " + thread + "." + i);
                } else {
                    SignalState state = read(store, subject).orElseThrow();
                    good &= state.facts() >= last && state.equals(likes((int) state.facts()));
                    last = state.facts();
                }
            }
            return good;
        });

        assertThat(whole).containsOnly(true);
        assertThat(facts(subject)).isEqualTo(101);
    }

    @RepeatedTest(10)
    @DisplayName("subjects of 16 threads neither wait for each other for ever nor mix")
    void side_by_side() throws InterruptedException, ExecutionException {
        List<SignalSubject> subjects = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            subjects.add(i % 2 == 0 ? fresh() : freshAuthor());
        }

        ManyThreads.run(THREADS, thread -> {
            for (int i = 0; i < THREADS; i++) {
                count(store, subjects.get((thread + i) % THREADS), "like " + thread);
            }
            return "done";
        });

        for (SignalSubject each : subjects) {
            assertThat(read(store, each)).contains(likes(THREADS));
        }
    }
}
