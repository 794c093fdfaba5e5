package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.IdText;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.MemberState;
import io.communitykit.testkit.internal.LookAlikes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Members are the same only if their ids are the same to the byte. */
abstract class IdentityRules extends StoreRules {

    private final String run = UUID.randomUUID().toString();

    private List<MemberId> lookAlikes() {
        return Stream.concat(
                        LookAlikes.IDS.stream().map(id -> run + id),
                        LookAlikes.IDS.stream().map(id -> id + run))
                .map(MemberId::new)
                .toList();
    }

    @Test
    @DisplayName("members whose ids look alike have states of their own")
    void look_alikes() {
        List<MemberId> members = lookAlikes();
        for (int i = 0; i < members.size(); i++) {
            save(SampleState.counted(members.get(i), i + 1));
        }

        for (int i = 0; i < members.size(); i++) {
            assertThat(store.read(members.get(i)))
                    .as(members.get(i).value())
                    .contains(SampleState.counted(members.get(i), i + 1));
        }
        assertThat(walk(7)).extracting(MemberState::member).containsAll(members).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("members whose ids look alike are not erased along")
    void not_erased_along() {
        List<MemberId> members = lookAlikes();
        members.forEach(each -> save(SampleState.counted(each, 1)));

        for (int i = 0; i < members.size(); i += 2) {
            assertThat(store.erase(members.get(i))).isTrue();
        }

        for (int i = 0; i < members.size(); i++) {
            boolean erased = i % 2 == 0;
            assertThat(store.read(members.get(i)).isEmpty())
                    .as(members.get(i).value())
                    .isEqualTo(erased);
            assertThat(count(store, members.get(i)))
                    .as(members.get(i).value())
                    .isEqualTo(erased ? Optional.empty() : Optional.of(2L));
        }
    }

    @TestFactory
    @DisplayName("ids of 255 bytes are kept whole, and their last character counts:")
    Stream<DynamicTest> longest() {
        return Stream.of("\u00e9", "\u4f1a", "\ud83d\ude00")
                .map(last -> DynamicTest.dynamicTest("ending in " + last, () -> {
                    MemberId one = longest(last);
                    MemberId other = longest(Character.toString(last.codePointAt(0) + 1));
                    save(SampleState.counted(one, 1));
                    save(SampleState.counted(other, 2));
                    assertThat(store.read(one)).contains(SampleState.counted(one, 1));
                    assertThat(store.read(other)).contains(SampleState.counted(other, 2));
                }));
    }

    private MemberId longest(String last) {
        int rest = IdText.MAX_BYTES - run.getBytes(StandardCharsets.UTF_8).length;
        return new MemberId(run + LookAlikes.longest(rest, last));
    }
}
