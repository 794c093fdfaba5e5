package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.spi.ProfileStore.Due;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is due is found in order, at the microsecond. */
abstract class DueRules extends StoreRules {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);

    @BeforeEach
    void begin() {
        eraseEverybody();
    }

    private MemberId due(Instant at) {
        MemberId member = fresh();
        save(SampleState.due(member, Optional.of(at)));
        return member;
    }

    @Test
    @DisplayName("up to and including an instant, the earliest first")
    void inclusive() {
        MemberId noon = due(NOON);
        MemberId before = due(NOON.minus(MICRO));
        MemberId after = due(NOON.plus(MICRO));
        save(SampleState.due(fresh(), Optional.empty()));

        assertThat(store.due(NOON.minus(MICRO.multipliedBy(2)), 10)).isEmpty();
        assertThat(store.due(NOON.minus(MICRO), 10)).containsExactly(new Due(before, NOON.minus(MICRO)));
        assertThat(store.due(NOON, 10)).containsExactly(new Due(before, NOON.minus(MICRO)), new Due(noon, NOON));
        assertThat(store.due(NOON.plusNanos(999), 10)).hasSize(2);
        assertThat(store.due(NOON.plus(MICRO), 10)).extracting(Due::member).containsExactly(before, noon, after);
    }

    @Test
    @DisplayName("of many, no more than asked for, in one order however many are asked for")
    void limits() {
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            instants.add(NOON.plusSeconds(i / 5));
        }
        Collections.shuffle(instants, new Random(7));
        Set<MemberId> members = new TreeSet<>();
        instants.forEach(at -> members.add(due(at)));

        List<Due> all = store.due(NOON.plusSeconds(99), 10_000);

        assertThat(all).extracting(Due::at).isSorted();
        assertThat(all).extracting(Due::member).containsExactlyInAnyOrderElementsOf(members);
        for (int limit : List.of(1, 2, 7, 59, 60, 61)) {
            assertThat(store.due(NOON.plusSeconds(99), limit)).isEqualTo(all.subList(0, Math.min(limit, 60)));
        }
    }

    @Test
    @DisplayName("a deadline that moves is found where it is, and only there; one that goes is gone")
    void moves() {
        MemberId member = due(NOON);
        MemberId other = due(NOON.plusSeconds(5));

        save(SampleState.due(member, Optional.of(NOON.plusSeconds(9))));

        assertThat(store.due(NOON.plusSeconds(10), 10)).extracting(Due::member).containsExactly(other, member);
        assertThat(store.due(NOON.plusSeconds(8), 10)).extracting(Due::member).containsExactly(other);
        save(SampleState.due(other, Optional.empty()));
        assertThat(store.due(Timestamps.MAX, 10)).containsExactly(new Due(member, NOON.plusSeconds(9)));
    }

    @Test
    @DisplayName("an erased member is never due again")
    void erased() {
        MemberId member = due(NOON);

        store.erase(member);
        save(SampleState.due(member, Optional.of(NOON)));

        assertThat(store.due(Timestamps.MAX, 10)).isEmpty();
    }

    @Test
    @DisplayName("the first instant of the year 1 and the last of 9999 are found, and asked for beyond them too")
    void far_away() {
        MemberId last = due(Timestamps.MAX);
        MemberId first = due(Timestamps.MIN);

        assertThat(store.due(Instant.MIN, 10)).isEmpty();
        assertThat(store.due(Timestamps.MIN, 10)).containsExactly(new Due(first, Timestamps.MIN));
        assertThat(store.due(Timestamps.MAX.minus(MICRO), 10)).hasSize(1);
        for (Instant until : List.of(Timestamps.MAX, Instant.MAX)) {
            assertThat(store.due(until, 10))
                    .containsExactly(new Due(first, Timestamps.MIN), new Due(last, Timestamps.MAX));
        }
        assertThat(store.read(first).orElseThrow().dueAt()).contains(Timestamps.MIN);
    }

    @Test
    @DisplayName("a limit outside 1 to 10,000 is refused")
    void refuses_limits() {
        for (int limit : List.of(Integer.MIN_VALUE, 0, 10_001, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> store.due(NOON, limit)).isInstanceOf(InvalidValueException.class);
            assertThatThrownBy(() -> store.members(Optional.empty(), limit)).isInstanceOf(InvalidValueException.class);
        }
    }
}
