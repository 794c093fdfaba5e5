package io.communitykit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.memory.InMemoryProfileStore;
import io.communitykit.core.segment.spi.ProfileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The facade of segments")
class SegmentsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("spend", AttributeType.NUMBER)
            .with("city", AttributeType.TEXT)
            .with("lastLogin", AttributeType.INSTANT)
            .with("tags", AttributeType.TAGS);
    private static final List<MemberId> MEMBERS = List.of(new MemberId("a"), new MemberId("王芳"), new MemberId("👍🏽"));

    private final ProfileStore heap = new InMemoryProfileStore(PseudonymKey.of(new byte[32]));
    private Instant now = START;

    private Segments segments(SegmentProgram program, ProfileStore store) {
        return Segments.builder(program, store).clock(() -> now).build();
    }

    private static SegmentProgram silent() {
        return SegmentProgram.builder("1", SCHEMA)
                .segment("silent", Condition.attribute("lastLogin").olderThan(Duration.ofDays(7)))
                .build();
    }

    private static Put put(String name, AttributeValue value) {
        return new Put(new AttributeName(name), value);
    }

    /** A store that cannot save some members any more. */
    private static final class Broken implements ProfileStore {

        private final ProfileStore whole;
        private final MemberId broken;

        Broken(ProfileStore whole, MemberId broken) {
            this.whole = whole;
            this.broken = broken;
        }

        @Override
        public <R> Optional<R> update(MemberId member, Function<Optional<MemberState>, Saved<R>> decide) {
            if (member.equals(broken)) {
                throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "state of " + member + " is broken", null);
            }
            return whole.update(member, decide);
        }

        @Override
        public Optional<MemberState> read(MemberId member) {
            return whole.read(member);
        }

        @Override
        public List<Due> due(Instant until, int limit) {
            return whole.due(until, limit);
        }

        @Override
        public List<MemberState> members(Optional<MemberId> after, int limit) {
            return whole.members(after, limit);
        }

        @Override
        public boolean erase(MemberId member) {
            return whole.erase(member);
        }
    }

    @Test
    @DisplayName("lets everybody else's deadlines pass where one member's state is broken, and names that member")
    void brokenMember() {
        Segments sound = segments(silent(), heap);
        MEMBERS.forEach(member -> sound.execute(member, put("lastLogin", AttributeValue.of(START))));
        now = START.plus(Duration.ofDays(8));
        List<SegmentChange> changes = new ArrayList<>();
        Segments segments = segments(silent(), new Broken(heap, MEMBERS.get(0)));

        assertThatThrownBy(() -> segments.drainDue(now, changes::add))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("but for 1 members")
                .hasMessageContaining("[a]");

        assertThat(changes).extracting(SegmentChange::member).containsExactlyInAnyOrder(MEMBERS.get(1), MEMBERS.get(2));
        assertThat(changes)
                .extracting(SegmentChange::at)
                .containsOnly(START.plus(Duration.ofDays(7)).plusNanos(1_000));
    }

    @Test
    @DisplayName("stops where a store lists the same members as due for ever")
    void endlessStore() {
        Segments sound = segments(silent(), heap);
        sound.execute(MEMBERS.get(0), put("lastLogin", AttributeValue.of(START)));
        now = START.plus(Duration.ofDays(8));
        List<ProfileStore.Due> same = heap.due(now, 10);
        Segments segments = segments(silent(), new ProfileStore() {
            @Override
            public <R> Optional<R> update(MemberId member, Function<Optional<MemberState>, Saved<R>> decide) {
                return heap.update(member, decide);
            }

            @Override
            public Optional<MemberState> read(MemberId member) {
                return heap.read(member);
            }

            @Override
            public List<Due> due(Instant until, int limit) {
                return same;
            }

            @Override
            public List<MemberState> members(Optional<MemberId> after, int limit) {
                return heap.members(after, limit);
            }

            @Override
            public boolean erase(MemberId member) {
                return heap.erase(member);
            }
        });

        assertThatThrownBy(() -> segments.drainDue(now, change -> {}))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("saved as due later");
    }

    @Test
    @DisplayName("judges what is told in one call when all of it is told")
    void together() {
        SegmentProgram program = SegmentProgram.builder("1", SCHEMA)
                .segment(
                        "b",
                        Condition.all(
                                Condition.attribute("spend").atLeast(100),
                                Condition.attribute("city").is("上海")))
                .build();
        Segments segments = segments(program, heap);
        MemberId member = MEMBERS.get(1);
        segments.execute(member, List.of(put("spend", AttributeValue.of(0)), put("city", AttributeValue.of("上海"))));

        SegmentResult result = segments.execute(
                member, List.of(put("spend", AttributeValue.of(200)), put("city", AttributeValue.of("北京"))));

        assertThat(result.changes()).isEmpty();
        assertThatThrownBy(() -> segments.execute(
                        member, List.of(put("city", AttributeValue.of("上海")), put("spent", AttributeValue.of(1)))))
                .isInstanceOf(InvalidValueException.class);
        assertThat(segments.isIn(member, new SegmentId("b"))).isFalse();
    }

    @Test
    @DisplayName("gives a tag that its rule holds the confidence of the rule's new edition")
    void newConfidence() {
        MemberId member = MEMBERS.get(0);
        segments(vip("1", 9_000), heap).execute(member, put("spend", AttributeValue.of(200)));
        List<SegmentChange> changes = new ArrayList<>();

        segments(vip("2", 5_000), heap).adopt(changes::add);

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).kind()).isEqualTo(SegmentChange.Kind.LEFT);
        assertThat(changes.get(0).cause()).isEqualTo(SegmentChange.Cause.EDITION);
        assertThat(heap.read(member)
                        .orElseThrow()
                        .profile()
                        .tag(new AttributeName("tags"), new TagId("vip"))
                        .orElseThrow()
                        .confidence())
                .isEqualTo(5_000);
    }

    private static SegmentProgram vip(String version, int confidence) {
        return SegmentProgram.builder(version, SCHEMA)
                .rule(new TagRule(
                        new TagId("vip"),
                        new AttributeName("tags"),
                        TagFamily.BEHAVIOUR,
                        "",
                        Condition.attribute("spend").atLeast(100),
                        confidence,
                        Optional.empty()))
                .segment("sure", Condition.attribute("tags").hasTag("vip").withConfidence(8_000))
                .build();
    }
}
