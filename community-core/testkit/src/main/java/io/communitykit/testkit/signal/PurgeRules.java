package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the horizon has passed need not be remembered. */
abstract class PurgeRules extends StoreRules {

    private final SignalSubject subject = fresh();
    private final SignalSubject author = freshAuthor();

    @BeforeEach
    void forgetEarlierTests() {
        while (store.purge(Timestamps.MAX, SignalStore.MAX_PURGE) > 0) {
            // Until none is left.
        }
    }

    private boolean isKnown(SignalSubject each, String id) {
        return store.update(each, key(id), seen -> new Saved<>(Optional.empty(), seen.known()))
                .orElseThrow()
                .isPresent();
    }

    @Test
    @DisplayName("keys before the instant are forgotten, those at it and after stay, and so do the signals")
    void before() {
        count(store, subject, "a", MARCH.minusNanos(1_000));
        count(store, subject, "b", MARCH);
        count(store, author, "c", MARCH.plusSeconds(1));
        SignalState before = read(store, subject).orElseThrow();

        assertThat(store.purge(MARCH, 10)).isEqualTo(1);

        assertThat(isKnown(subject, "a")).isFalse();
        assertThat(isKnown(subject, "b")).isTrue();
        assertThat(isKnown(author, "c")).isTrue();
        assertThat(read(store, subject)).contains(before.openFrom(MARCH));
        assertThat(read(store, author).orElseThrow().openFrom()).isEqualTo(Timestamps.MIN);
        assertThat(store.purge(MARCH, 10)).isZero();
    }

    @Test
    @DisplayName(
            "a fact whose key is forgotten is too late from then on, and one of a subject with no such keys is not")
    void too_late() {
        count(store, subject, "a");
        count(store, author, "b", MARCH.plusSeconds(1));

        store.purge(MARCH.plusSeconds(1), 10);

        assertThat(name(count(store, subject, "a"))).isEqualTo("TooLate");
        assertThat(name(count(store, subject, "c", MARCH.plusSeconds(1)))).isEqualTo("Counted");
        assertThat(name(count(store, author, "a"))).isEqualTo("Counted");
        assertThat(name(count(store, author, "b", MARCH.plusSeconds(1)))).isEqualTo("Replayed");
    }

    @Test
    @DisplayName("goes on page by page until less than a page is left")
    void pages() {
        List<SignalSubject> subjects = List.of(fresh(), fresh(), freshAuthor(), freshAuthor(), fresh());
        for (SignalSubject each : subjects) {
            count(store, each, "a");
            count(store, each, "b");
        }
        Instant until = MARCH.plusSeconds(1);

        assertThat(List.of(store.purge(until, 2), store.purge(until, 2), store.purge(until, 2), store.purge(until, 2)))
                .containsExactly(2, 2, 1, 0);
        assertThat(subjects)
                .allSatisfy(each ->
                        assertThat(isKnown(each, "a") || isKnown(each, "b")).isFalse());
    }

    @Test
    @DisplayName("a page is of 1 to 10,000 subjects, at any instant that there is")
    void limits() {
        for (int bad : new int[] {0, -1, 10_001, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> store.purge(MARCH, bad)).isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> store.purge(Instant.MAX, 1)).isInstanceOf(InvalidValueException.class);
        assertThat(store.purge(Timestamps.MIN, 10_000)).isZero();
    }

    @Test
    @DisplayName("of an erased subject there is nothing to purge")
    void erased() {
        count(store, subject, "a");
        store.erase(subject);

        assertThat(store.purge(Timestamps.MAX, 10)).isZero();
        assertThat(name(count(store, subject, "a"))).isEqualTo("erased");
    }

    @RepeatedTest(10)
    @DisplayName("while others tell facts no fact counts twice, and none is lost")
    void meanwhile() throws InterruptedException, ExecutionException {
        List<Long> counted = ManyThreads.run(8, thread -> {
            long own = 0;
            for (int i = 0; i < 10; i++) {
                if (thread < 2) {
                    store.purge(MARCH.plusSeconds(i), 10);
                } else {
                    String id = "like " + i;
                    own += name(count(store, subject, id, MARCH.plusSeconds(i))).equals("Counted") ? 1 : 0;
                }
            }
            return own;
        });

        assertThat(counted.stream().mapToLong(each -> each).sum())
                .isEqualTo(facts(subject))
                .isLessThanOrEqualTo(10);
    }
}
