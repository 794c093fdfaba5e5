package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.SegmentResult;
import io.communitykit.core.segment.Segments;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The facade over the store: a small shop of three segments, and a clock that the test moves. */
abstract class FacadeRules extends StoreRules {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final AttributeName CITY = new AttributeName("city");
    private static final AttributeName LIKES = new AttributeName("likes");
    private static final SegmentId LOCALS = new SegmentId("本地");
    private static final SegmentId REGULARS = new SegmentId("regulars");
    private static final SegmentId FANS = new SegmentId("fans");

    private final MemberId member = fresh();
    private volatile Instant now = START;
    private Segments segments;

    @BeforeEach
    void openFacade() {
        eraseEverybody();
        segments = facade(program("1"));
    }

    private Segments facade(SegmentProgram program) {
        return Segments.builder(program, store).clock(() -> now).build();
    }

    private static SegmentProgram program(String version) {
        Counter orders = Counter.builder("orders", Duration.ofDays(7), EventType.ORDER_PAID)
                .build();
        return SegmentProgram.builder(
                        version,
                        AttributeSchema.empty().with("city", AttributeType.TEXT).with("likes", AttributeType.TAGS))
                .counters(new CounterSet(Duration.ofDays(7), Duration.ZERO, List.of(orders)))
                .reading(Reading.of(
                        new AttributeName("orders7"),
                        new CounterId("orders"),
                        Measure.COUNT,
                        CounterWindow.last(Duration.ofDays(7))))
                .segment("本地", Condition.attribute("city").is("成都"))
                .segment("regulars", Condition.attribute("orders7").atLeast(2))
                .segment("fans", Condition.attribute("likes").hasTag("生鲜"))
                .build();
    }

    private static CommunityEvent order(MemberId member, String id, Instant at) {
        return CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("shop"), new EventId(member + "/" + id)),
                        EventType.ORDER_PAID,
                        at)
                .actor(member)
                .build();
    }

    private static ProfileCommand like(Instant until) {
        Tag tag = new Tag(new TagSource("survey"), 9_000, START, Optional.of(new Fading.Expires(until)));
        return new ProfileCommand.PutTag(LIKES, new TagId("生鲜"), tag);
    }

    private SegmentChange change(SegmentId segment, SegmentChange.Kind kind, Instant at, long number) {
        SegmentChange.Cause cause =
                kind == SegmentChange.Kind.LEFT ? SegmentChange.Cause.TIME : SegmentChange.Cause.FACT;
        return new SegmentChange(member, segment, 1, kind, at, number, cause);
    }

    @Test
    @DisplayName("facts and profiles change memberships at once, and stay")
    void tells() {
        SegmentResult put = segments.execute(member, new ProfileCommand.Put(CITY, AttributeValue.of("成都")));
        assertThat(put.changes()).containsExactly(change(LOCALS, SegmentChange.Kind.ENTERED, START, 1));

        segments.tell(order(member, "1", START));
        List<SegmentResult> second = segments.tell(order(member, "2", START));
        assertThat(second).hasSize(1);
        assertThat(second.get(0).changes()).containsExactly(change(REGULARS, SegmentChange.Kind.ENTERED, START, 1));
        assertThat(segments.tell(order(member, "2", START)).get(0).changes()).isEmpty();

        Segments other = facade(program("1"));
        assertThat(other.isIn(member, LOCALS)).isTrue();
        assertThat(other.isIn(member, REGULARS)).isTrue();
        assertThat(other.isIn(member, FANS)).isFalse();
        assertThat(other.isIn(fresh(), LOCALS)).isFalse();
    }

    @Test
    @DisplayName("a command that does not fit changes nothing, nor do those with it")
    void all_or_none() {
        List<ProfileCommand> commands = List.of(
                new ProfileCommand.Put(CITY, AttributeValue.of("成都")),
                new ProfileCommand.Put(CITY, AttributeValue.of(5)));

        assertThatThrownBy(() -> segments.execute(member, commands)).isInstanceOf(InvalidValueException.class);

        assertThat(store.read(member)).isEmpty();
    }

    @Test
    @DisplayName("what is due happens at its own instant, whenever it is drained")
    void drains() {
        segments.tell(order(member, "1", START));
        now = START.plusSeconds(60);
        segments.tell(order(member, "2", now));
        segments.execute(member, like(START.plus(Duration.ofDays(3))));
        List<SegmentChange> drained = new ArrayList<>();

        assertThat(segments.nextDeadline()).contains(START.plus(Duration.ofDays(3)));
        now = START.plus(Duration.ofDays(2));
        assertThat(segments.drainDue(now, drained::add)).isZero();
        now = START.plus(Duration.ofDays(30));
        assertThat(segments.drainDue(now, drained::add)).isPositive();

        assertThat(drained).hasSize(2);
        assertThat(drained.get(0)).isEqualTo(change(FANS, SegmentChange.Kind.LEFT, START.plus(Duration.ofDays(3)), 2));
        assertThat(drained.get(1).segment()).isEqualTo(REGULARS);
        assertThat(drained.get(1).at()).isBetween(START.plus(Duration.ofDays(7)), START.plus(Duration.ofDays(8)));
        assertThat(segments.nextDeadline()).isEmpty();
        assertThat(segments.drainDue(now, drained::add)).isZero();
    }

    @RepeatedTest(5)
    @DisplayName("two threads that drain hand each change out once")
    void drains_once() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 30; i++) {
            segments.execute(fresh(), like(START.plusSeconds(1 + i % 3)));
        }
        now = START.plusSeconds(10);

        List<List<SegmentChange>> handed = ManyThreads.run(2, thread -> {
            List<SegmentChange> own = new ArrayList<>();
            segments.drainDue(now, own::add);
            return own;
        });

        List<SegmentChange> all = handed.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(30).allMatch(each -> each.kind() == SegmentChange.Kind.LEFT);
        assertThat(all).extracting(SegmentChange::key).doesNotHaveDuplicates();
        assertThat(segments.nextDeadline()).isEmpty();
    }

    @Test
    @DisplayName("the last changes can be told again under the same keys")
    void recent() {
        SegmentResult put = segments.execute(member, new ProfileCommand.Put(CITY, AttributeValue.of("成都")));
        now = START.plusSeconds(60);
        SegmentResult liked = segments.execute(member, like(START.plus(Duration.ofDays(3))));
        List<SegmentChange> all = new ArrayList<>();
        List<SegmentChange> last = new ArrayList<>();

        assertThat(segments.recent(START, all::add)).isEqualTo(1);
        segments.recent(now, last::add);

        assertThat(all)
                .containsExactlyInAnyOrder(put.changes().get(0), liked.changes().get(0));
        assertThat(last)
                .extracting(SegmentChange::key)
                .containsExactly(liked.changes().get(0).key());
    }

    @Test
    @DisplayName("a new edition judges everybody, and once")
    void adopts() {
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            members.add(fresh());
            segments.execute(members.get(i), new ProfileCommand.Put(CITY, AttributeValue.of(i < 2 ? "成都" : "重庆")));
        }
        Segments next = facade(program("2")
                .with(List.of(new Segment(
                        LOCALS, 2, "", Condition.not(Condition.attribute("city").is("成都"))))));
        List<SegmentChange> changes = new ArrayList<>();

        assertThat(next.adopt(changes::add)).isEqualTo(5);

        assertThat(changes).hasSize(5).allMatch(each -> each.cause() == SegmentChange.Cause.EDITION);
        for (MemberId each : members) {
            assertThat(next.isIn(each, LOCALS)).isEqualTo(members.indexOf(each) >= 2);
        }
        assertThat(next.adopt(changes::add)).isEqualTo(5);
        assertThat(changes).hasSize(5);
    }

    @Test
    @DisplayName("a member can be exported, and is gone once erased")
    void exports_and_erases() {
        segments.execute(member, new ProfileCommand.Put(CITY, AttributeValue.of("成都")));
        segments.execute(member, like(START.plus(Duration.ofDays(3))));
        assertThat(segments.export(member).orElseThrow())
                .contains("\"member\":\"" + member + "\"", "\"成都\"", "\"生鲜\"", "\"survey\"");

        assertThat(segments.erase(member)).isTrue();

        assertThat(segments.export(member)).isEmpty();
        assertThat(segments.nextDeadline()).isEmpty();
        assertThat(segments.isIn(member, LOCALS)).isFalse();
        assertThat(segments.execute(member, like(START))).isEqualTo(new SegmentResult.Erased(member));
        assertThat(segments.tell(order(member, "1", START))).containsExactly(new SegmentResult.Erased(member));
    }
}
