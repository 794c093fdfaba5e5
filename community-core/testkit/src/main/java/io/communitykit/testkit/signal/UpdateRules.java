package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.DecayedCounter;
import io.communitykit.recommend.signal.KnownFact;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.recommend.signal.spi.SignalStore.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A change is made as a whole or not at all, and what is saved is what is seen. */
abstract class UpdateRules extends StoreRules {

    private final SignalSubject subject = fresh();

    private Seen see(String id) {
        return store.update(subject, key(id), seen -> new Saved<>(Optional.empty(), seen))
                .orElseThrow();
    }

    private String save(String id, SignalState state, KnownFact fact) {
        return store.update(subject, key(id), seen -> new Saved<>(Optional.of(new Entry(state, fact)), "saved"))
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "a decider is shown nothing of a subject never seen, then what was saved last, and the fact under its key alone")
    void shown() {
        List<Seen> shown = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Entry entry = new Entry(likes(number), fact(MARCH.plusSeconds(number), "fact " + number));
            assertThat(store.update(subject, key("fact " + number % 2), seen -> {
                        shown.add(seen);
                        return new Saved<>(Optional.of(entry), "answer");
                    }))
                    .contains("answer");
        }

        // A store may ask a decider again, on the same state as here.
        assertThat(shown.stream().distinct())
                .containsExactly(
                        new Seen(Optional.empty(), Optional.empty()),
                        new Seen(Optional.of(likes(1)), Optional.empty()),
                        new Seen(Optional.of(likes(2)), Optional.of(fact(MARCH.plusSeconds(1), "fact 1"))));
        assertThat(see("fact 0"))
                .isEqualTo(new Seen(Optional.of(likes(3)), Optional.of(fact(MARCH.plusSeconds(2), "fact 2"))));
        assertThat(see("fact 1"))
                .isEqualTo(new Seen(Optional.of(likes(3)), Optional.of(fact(MARCH.plusSeconds(3), "fact 3"))));
        assertThat(see("fact 2")).isEqualTo(new Seen(Optional.of(likes(3)), Optional.empty()));
    }

    @Test
    @DisplayName("a decider who saves nothing is answered for, and changes nothing")
    void saves_nothing() {
        assertThat(see("a")).isEqualTo(new Seen(Optional.empty(), Optional.empty()));
        assertThat(read(store, subject)).isEmpty();

        save("a", likes(1), fact(MARCH, "a"));

        assertThat(see("b")).isEqualTo(new Seen(Optional.of(likes(1)), Optional.empty()));
        assertThat(see("b")).isEqualTo(new Seen(Optional.of(likes(1)), Optional.empty()));
        assertThat(read(store, subject)).contains(likes(1));
    }

    @Test
    @DisplayName("what a decider throws comes out as it is, and leaves the subject and the key as before")
    void throwing() {
        IllegalStateException first = new IllegalStateException("of the decider");
        InvalidValueException later = InvalidValueException.of("value", "right", "wrong");
        assertThatThrownBy(() -> store.update(subject, key("a"), seen -> {
                    throw first;
                }))
                .isSameAs(first);
        assertThat(read(store, subject)).isEmpty();
        assertThat(name(count(store, subject, "a"))).isEqualTo("Counted");

        assertThatThrownBy(() -> store.update(subject, key("b"), seen -> {
                    throw later;
                }))
                .isSameAs(later);

        assertThat(see("b")).isEqualTo(new Seen(Optional.of(likes(1)), Optional.empty()));
        assertThat(name(count(store, subject, "b"))).isEqualTo("Counted");
    }

    @Test
    @DisplayName("a state is kept to the last bit, and a fact to the microsecond, at both ends of time")
    void whole() {
        SignalState state = SignalState.fromText("1 " + Timestamps.toMicros(Timestamps.MAX)
                + " -1 9223372036854775807"
                + " a 60000000 -62135596800000000 0x1.fffffffffffffp162 -0x1.0p108"
                + " z-9 86400000001 253402300799999999 0x0.0000000000001p-1022 0x0.0p0");
        for (Instant at : List.of(Timestamps.MIN, MARCH, Timestamps.MAX)) {
            save("a", state, fact(at, "\ud83d\ude00"));
            assertThat(see("a")).isEqualTo(new Seen(Optional.of(state), Optional.of(fact(at, "\ud83d\ude00"))));
        }
        assertThat(read(store, subject)).contains(state);
        save("b", SignalState.empty(), fact(MARCH, "b"));
        assertThat(read(store, subject)).contains(SignalState.empty());
    }

    @Test
    @DisplayName("a state of 200 signals is kept whole, and makes room for a small one")
    void large() {
        StringBuilder text = new StringBuilder(SignalState.empty().toText());
        for (int i = 100; i < 300; i++) {
            text.append(" s")
                    .append("-".repeat(36))
                    .append(i)
                    .append(" 60000000 1772323200000001 0x1.fffffffffffffp100 0x1.8p40");
        }
        SignalState state = SignalState.fromText(text.toString());
        assertThat(state.signals()).hasSize(200);
        assertThat(state.counters().values()).extracting(DecayedCounter::newest).containsOnly(MARCH);

        save("a", state, fact(MARCH, "a"));

        assertThat(read(store, subject)).contains(state);
        save("a", likes(1), fact(MARCH, "a"));
        assertThat(read(store, subject)).contains(likes(1));
    }

    @Test
    @DisplayName("a fact told again is known, one with other content too, and each subject knows its own")
    void known() {
        SignalSubject other = freshAuthor();
        assertThat(name(count(store, subject, "a"))).isEqualTo("Counted");
        assertThat(name(count(store, subject, "a"))).isEqualTo("Replayed");
        assertThat(name(count(store, other, "a"))).isEqualTo("Counted");
        save("c", likes(2), fact(MARCH, "other content"));
        assertThat(name(count(store, subject, "c"))).isEqualTo("Conflict");
        assertThat(facts(subject)).isEqualTo(2);
        assertThat(facts(other)).isEqualTo(1);
    }
}
