package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What was erased stays erased. */
abstract class ErasureRules extends StoreRules {

    private final SignalSubject author = freshAuthor();

    @Test
    @DisplayName("removes an author once")
    void once() {
        count(store, author, "a");
        count(store, author, "b");

        assertThat(store.erase(author)).isTrue();
        assertThat(store.erase(author)).isFalse();

        assertErased(author);
    }

    @Test
    @DisplayName("removes a content as well, and not an author of the same id")
    void content() {
        SignalSubject content = fresh();
        SignalSubject namesake = new SignalSubject.OfAuthor(new MemberId(content.id()));
        count(store, content, "a");
        count(store, namesake, "a");

        assertThat(store.erase(content)).isTrue();

        assertErased(content);
        assertThat(name(count(store, namesake, "a"))).isEqualTo("Replayed");
    }

    @Test
    @DisplayName("a subject never seen may be erased, and is refused from then on")
    void never_seen() {
        assertThat(store.erase(author)).isFalse();
        assertThat(store.erase(author)).isFalse();

        assertErased(author);
    }

    @Test
    @DisplayName("a subject of which nothing was saved is as one never seen")
    void nothing_saved() {
        store.update(author, key("a"), seen -> new Saved<>(Optional.empty(), "kept"));

        assertThat(store.erase(author)).isFalse();

        assertErased(author);
    }

    private void assertErased(SignalSubject subject) {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            assertThat(store.update(subject, key("a"), seen -> {
                        asked.incrementAndGet();
                        return new Saved<>(Optional.of(new Entry(likes(1), fact(MARCH, "a"))), "saved");
                    }))
                    .isEmpty();
        }
        assertThat(asked).as("a decider that was asked").hasValue(0);
        assertThat(read(store, subject)).isEmpty();
        assertThat(store.erase(subject)).isFalse();
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others count for a known author leaves nothing, and is told of once")
    void while_others_count() throws InterruptedException, ExecutionException {
        count(store, author, "first");
        assertThat(erasedAmongOthers()).isEqualTo(1);
        assertErased(author);
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others tell of the author for the first time leaves nothing")
    void while_others_begin() throws InterruptedException, ExecutionException {
        assertThat(erasedAmongOthers()).isLessThanOrEqualTo(1);
        assertErased(author);
    }

    /** How many of two threads that erase have removed something, while six others count. */
    private long erasedAmongOthers() throws InterruptedException, ExecutionException {
        return ManyThreads.run(8, thread -> {
                    if (thread < 2) {
                        return store.erase(author);
                    }
                    for (int i = 0; i < 5; i++) {
                        count(store, author, "like " + thread + "." + i);
                    }
                    return false;
                })
                .stream()
                .filter(erased -> erased)
                .count();
    }
}
