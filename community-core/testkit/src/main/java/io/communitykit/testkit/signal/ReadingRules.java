package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many states in one answer. */
abstract class ReadingRules extends StoreRules {

    @Test
    @DisplayName("nothing is asked, nothing is answered")
    void none() {
        assertThat(store.read(List.of())).isEmpty();
        assertThat(store.read(List.of(fresh(), freshAuthor()))).isEmpty();
    }

    @Test
    @DisplayName("of 1,300 subjects those that are known are answered, each with its own state, one named twice once")
    void many() {
        List<SignalSubject> asked = new ArrayList<>();
        for (int i = 0; i < 1_300; i++) {
            asked.add(i % 2 == 0 ? fresh() : freshAuthor());
        }
        for (int i = 0; i < asked.size(); i += 13) {
            for (int like = 0; like <= i % 3; like++) {
                count(store, asked.get(i), "like " + like);
            }
        }
        asked.add(asked.get(0));

        Map<SignalSubject, SignalState> states = store.read(asked);

        assertThat(states).hasSize(100);
        for (int i = 0; i < 1_300; i += 13) {
            assertThat(states).containsEntry(asked.get(i), likes(i % 3 + 1));
        }
    }

    @Test
    @DisplayName("as many subjects as may be are read, and one more is refused")
    void limit() {
        SignalSubject subject = fresh();
        count(store, subject, "a");

        assertThat(store.read(Collections.nCopies(SignalStore.MAX_READ, subject)))
                .containsExactly(Map.entry(subject, likes(1)));
        assertThatThrownBy(() -> store.read(Collections.nCopies(SignalStore.MAX_READ + 1, subject)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("subjects that were erased are not there")
    void erased() {
        SignalSubject known = fresh();
        SignalSubject erased = freshAuthor();
        count(store, known, "a");
        count(store, erased, "a");
        store.erase(erased);

        assertThat(store.read(List.of(erased, known))).containsOnlyKeys(known);
    }
}
