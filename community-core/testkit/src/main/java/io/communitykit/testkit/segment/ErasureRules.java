package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.spi.ProfileStore.Saved;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who was erased stays erased. */
abstract class ErasureRules extends StoreRules {

    private final MemberId member = fresh();

    @Test
    @DisplayName("removes a member once")
    void once() {
        save(SampleState.full(member));

        assertThat(store.erase(member)).isTrue();
        assertThat(store.erase(member)).isFalse();

        assertErased();
    }

    @Test
    @DisplayName("a member never seen may be erased, and is refused from then on")
    void never_seen() {
        assertThat(store.erase(member)).isFalse();
        assertThat(store.erase(member)).isFalse();

        assertErased();
    }

    @Test
    @DisplayName("a member of whom nothing was saved is as one never seen")
    void nothing_saved() {
        store.update(member, before -> new Saved<>(Optional.empty(), "kept"));

        assertThat(store.erase(member)).isFalse();

        assertErased();
    }

    private void assertErased() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            assertThat(store.update(member, before -> {
                        asked.incrementAndGet();
                        return new Saved<>(Optional.of(SampleState.counted(member, 1)), "saved");
                    }))
                    .isEmpty();
        }
        assertThat(asked).as("a decider that was asked").hasValue(0);
        assertThat(store.read(member)).isEmpty();
        assertThat(walk(1_000)).noneMatch(state -> state.member().equals(member));
        assertThat(store.erase(member)).isFalse();
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others change a known member leaves nothing, and is told of once")
    void while_others_change() throws InterruptedException, ExecutionException {
        count(store, member);
        assertThat(erasedAmongOthers()).isEqualTo(1);
        assertErased();
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others tell of the member for the first time leaves nothing")
    void while_others_begin() throws InterruptedException, ExecutionException {
        assertThat(erasedAmongOthers()).isLessThanOrEqualTo(1);
        assertErased();
    }

    /** How many of two threads that erase have removed something, while six others change the member. */
    private long erasedAmongOthers() throws InterruptedException, ExecutionException {
        return ManyThreads.run(8, thread -> {
                    if (thread < 2) {
                        return store.erase(member);
                    }
                    for (int i = 0; i < 5; i++) {
                        count(store, member);
                    }
                    return false;
                })
                .stream()
                .filter(erased -> erased)
                .count();
    }
}
