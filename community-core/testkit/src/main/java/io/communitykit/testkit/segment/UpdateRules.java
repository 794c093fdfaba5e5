package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.spi.ProfileStore.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A change is made as a whole or not at all, and what is saved is what is read. */
abstract class UpdateRules extends StoreRules {

    private final MemberId member = fresh();

    @Test
    @DisplayName("a decider is shown nothing of a member never seen, then what was saved last")
    void shown() {
        List<Optional<MemberState>> shown = new ArrayList<>();
        for (long number = 1; number <= 3; number++) {
            MemberState next = SampleState.counted(member, number);
            assertThat(store.update(member, before -> {
                        shown.add(before);
                        return new Saved<>(Optional.of(next), "answer");
                    }))
                    .contains("answer");
        }

        // A store may ask a decider again, on the same state as here.
        assertThat(shown.stream().distinct())
                .containsExactly(
                        Optional.empty(),
                        Optional.of(SampleState.counted(member, 1)),
                        Optional.of(SampleState.counted(member, 2)));
        assertThat(store.read(member)).contains(SampleState.counted(member, 3));
    }

    @Test
    @DisplayName("a decider who saves nothing is answered for, and changes nothing")
    void saves_nothing() {
        assertThat(store.update(member, before -> new Saved<>(Optional.empty(), before.isPresent())))
                .contains(false);
        assertThat(store.read(member)).isEmpty();
        assertThat(walk(1_000)).noneMatch(each -> each.member().equals(member));

        save(SampleState.counted(member, 1));

        assertThat(store.update(member, before -> new Saved<>(Optional.empty(), before.isPresent())))
                .contains(true);
        assertThat(store.read(member)).contains(SampleState.counted(member, 1));
    }

    @Test
    @DisplayName("what a decider throws comes out as it is, and leaves nothing of a member never seen")
    void throws_first() {
        IllegalStateException thrown = new IllegalStateException("of the decider");

        assertThatThrownBy(() -> store.update(member, before -> {
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(store.read(member)).isEmpty();
        assertThat(count(store, member)).contains(1L);
    }

    @Test
    @DisplayName("what a decider throws comes out as it is, and leaves a known member as before")
    void throws_later() {
        save(SampleState.counted(member, 1));
        InvalidValueException thrown = InvalidValueException.of("value", "right", "wrong");

        assertThatThrownBy(() -> store.update(member, before -> {
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(store.read(member)).contains(SampleState.counted(member, 1));
        assertThat(count(store, member)).contains(2L);
    }

    @Test
    @DisplayName("a decider who answers with another member's state is refused, and nobody is changed")
    void of_another() {
        MemberId other = fresh();
        save(SampleState.counted(other, 1));

        assertThatThrownBy(() -> store.update(
                        member, before -> new Saved<>(Optional.of(SampleState.counted(other, 2)), "saved")))
                .isInstanceOf(InvalidValueException.class);

        assertThat(store.read(member)).isEmpty();
        assertThat(store.read(other)).contains(SampleState.counted(other, 1));
    }

    @Test
    @DisplayName("a state with something in every field is read as it was saved")
    void whole() {
        MemberState state = SampleState.full(member);

        save(state);

        assertThat(store.read(member)).contains(state);
        assertThat(walk(1_000)).contains(state);
        assertThat(store.update(member, before -> new Saved<>(Optional.empty(), before)))
                .contains(Optional.of(state));
    }

    @Test
    @DisplayName("a state of 10,000 tags is read as it was saved, and makes room for a small one")
    void large() {
        MemberState state = SampleState.large(member);
        save(SampleState.counted(member, 1));

        save(state);

        assertThat(store.read(member)).contains(state);
        save(SampleState.counted(member, 2));
        assertThat(store.read(member)).contains(SampleState.counted(member, 2));
    }
}
