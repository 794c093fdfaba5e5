package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.MemberState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everybody is listed once, page by page, whoever comes and goes. */
abstract class ListingRules extends StoreRules {

    private final List<MemberState> states = new ArrayList<>();

    @BeforeEach
    void begin() {
        eraseEverybody();
        for (int i = 0; i < 40; i++) {
            MemberState state = SampleState.counted(fresh(), i);
            save(state);
            states.add(state);
        }
    }

    @Test
    @DisplayName("pages of any size add up to the same list, of whole states")
    void pages() {
        List<MemberState> all = store.members(Optional.empty(), 10_000);

        assertThat(all).containsExactlyInAnyOrderElementsOf(states);
        for (int limit : List.of(1, 3, 39, 40, 41)) {
            assertThat(walk(limit)).isEqualTo(all);
            assertThat(store.members(Optional.empty(), limit)).hasSize(Math.min(limit, 40));
        }
    }

    @Test
    @DisplayName("behind the last there is nobody")
    void ends() {
        List<MemberState> all = walk(10);

        assertThat(store.members(Optional.of(all.get(39).member()), 10)).isEmpty();
        assertThat(store.members(Optional.of(all.get(29).member()), 10)).isEqualTo(all.subList(30, 40));
    }

    @Test
    @DisplayName("a list goes on behind a member who was erased meanwhile, and shows nobody who was erased")
    void erased_meanwhile() {
        List<MemberState> all = walk(10);

        for (int i = 5; i < 38; i++) {
            store.erase(all.get(i).member());
        }

        List<MemberState> left = new ArrayList<>(all.subList(0, 5));
        left.addAll(all.subList(38, 40));
        assertThat(store.members(Optional.of(all.get(9).member()), 10)).isEqualTo(all.subList(38, 40));
        for (int limit : List.of(1, 4, 5, 6, 100)) {
            assertThat(walk(limit)).isEqualTo(left);
        }
    }

    @Test
    @DisplayName("a list goes on behind a member whom nobody knows")
    void never_seen() {
        List<MemberState> all = walk(10);
        MemberId stranger = fresh();

        List<MemberState> rest = store.members(Optional.of(stranger), 10_000);

        assertThat(rest).isEqualTo(all.subList(all.size() - rest.size(), all.size()));
        save(SampleState.counted(stranger, 1));
        assertThat(store.members(Optional.of(stranger), 10_000)).isEqualTo(rest);
        store.erase(stranger);
        assertThat(store.members(Optional.of(stranger), 10_000)).isEqualTo(rest);
    }

    @Test
    @DisplayName("a member who changes keeps the place")
    void keeps_the_place() {
        List<MemberState> all = walk(10);
        MemberState changed = SampleState.counted(all.get(7).member(), 1_000);

        save(changed);

        List<MemberState> expected = new ArrayList<>(all);
        expected.set(7, changed);
        assertThat(walk(10)).isEqualTo(expected);
    }
}
