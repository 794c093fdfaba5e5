package io.communitykit.core.segment;

import static io.communitykit.core.condition.Condition.attribute;
import static io.communitykit.core.condition.Condition.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileCommand.PutTag;
import io.communitykit.core.segment.SegmentChange.Cause;
import io.communitykit.core.segment.SegmentChange.Kind;
import io.communitykit.core.segment.bulk.Population;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When the segments are defined anew")
class EditionTest {

    private static final MemberId ALICE = new MemberId("alice");
    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(10));
    private static final AttributeName X = new AttributeName("x");
    private static final AttributeName TAGS = new AttributeName("tags");
    private static final SegmentId S = new SegmentId("s");

    private static SegmentProgram.Builder program(String version, AttributeType x) {
        return SegmentProgram.builder(
                version,
                AttributeSchema.empty()
                        .with("x", x)
                        .with("login", AttributeType.INSTANT)
                        .with("tags", AttributeType.TAGS));
    }

    private static Segment segment(String id, int version, Condition when) {
        return new Segment(new SegmentId(id), version, "", when);
    }

    private static SegmentChange change(String segment, int version, Kind kind, Instant at, long number, Cause cause) {
        return new SegmentChange(ALICE, new SegmentId(segment), version, kind, at, number, cause);
    }

    private static MemberState told(SegmentProgram program, ProfileCommand... commands) {
        LiveProfile live = LiveProfile.open(program, MemberState.of(ALICE), NOW);
        List.of(commands).forEach(live::apply);
        return live.state();
    }

    @Test
    @DisplayName("a member is judged as of now, by the new rules, under their versions")
    void judged_anew() {
        SegmentProgram first = program("v1", AttributeType.NUMBER)
                .segment(segment("stays", 1, attribute("x").atLeast(1)))
                .segment(segment("leaves", 1, attribute("x").atLeast(2)))
                .segment(segment("dropped", 4, attribute("x").atLeast(2)))
                .segment(segment("enters", 1, attribute("x").atLeast(99)))
                .segment(segment("away", 1, attribute("login").olderThan(Duration.ofDays(5))))
                .build();
        MemberState state = told(
                first, new Put(X, AttributeValue.of(5)), new Put(new AttributeName("login"), AttributeValue.of(NOW)));
        SegmentProgram second = program("v2", AttributeType.NUMBER)
                .segment(segment("enters", 2, attribute("x").atLeast(3)))
                .segment(segment("away", 2, attribute("login").olderThan(Duration.ofDays(7))))
                .segment(segment("stays", 2, attribute("x").atLeast(4)))
                .segment(segment("leaves", 2, attribute("x").atLeast(6)))
                .segment(segment("new", 1, attribute("x").exists()))
                .build();

        LiveProfile live = LiveProfile.open(second, state, LATER);

        assertThat(live.changes())
                .containsExactlyInAnyOrder(
                        change("dropped", 4, Kind.LEFT, LATER, 2, Cause.EDITION),
                        change("enters", 2, Kind.ENTERED, LATER, 1, Cause.EDITION),
                        change("leaves", 2, Kind.LEFT, LATER, 2, Cause.EDITION),
                        change("new", 1, Kind.ENTERED, LATER, 1, Cause.EDITION),
                        change("away", 2, Kind.ENTERED, LATER, 1, Cause.EDITION));
        assertThat(live.membership(new SegmentId("stays")))
                .hasValueSatisfying(it -> assertThat(it.version()).isEqualTo(2))
                .hasValueSatisfying(it -> assertThat(it.since()).contains(NOW));
        assertThat(live.isIn(new SegmentId("dropped"))).isFalse();
        assertThat(live.state().edition()).contains(second.version());
        assertThat(LiveProfile.open(second, live.state(), LATER).changes()).isEmpty();
    }

    @Test
    @DisplayName("a dropped segment that comes back counts on")
    void comes_back() {
        SegmentProgram with = program("v1", AttributeType.NUMBER)
                .segment("s", attribute("x").exists())
                .build();
        SegmentProgram without = program("v2", AttributeType.NUMBER).build();
        MemberState entered = told(with, new Put(X, AttributeValue.of(5)));
        MemberState left = LiveProfile.open(without, entered, NOW).state();

        assertThat(left.isIn(S)).isFalse();
        assertThat(LiveProfile.open(with, left, LATER).changes())
                .containsExactly(change("s", 1, Kind.ENTERED, LATER, 3, Cause.EDITION));
    }

    @Test
    @DisplayName("a value of a type that the attribute no longer has makes conditions unknown")
    void another_type() {
        SegmentProgram texts = program("v1", AttributeType.TEXT).build();
        MemberState state = told(texts, new Put(X, AttributeValue.of("5")));
        SegmentProgram numbers = program("v2", AttributeType.NUMBER)
                .segment("least", attribute("x").atLeast(1))
                .segment("not", not(attribute("x").atLeast(1)))
                .segment("is", attribute("x").is(AttributeValue.of(5)))
                .segment("other", attribute("x").isNot(AttributeValue.of(5)))
                .build();

        LiveProfile live = LiveProfile.open(numbers, state, LATER);

        assertThat(live.changes()).isEmpty();
        assertThat(new SegmentJudge(numbers).judge(state.profile(), state.counters(), LATER))
                .isZero();
        live.apply(new Put(X, AttributeValue.of(5)));
        assertThat(live.changes()).extracting(it -> it.segment().value()).containsExactlyInAnyOrder("least", "is");
    }

    @Test
    @DisplayName("a day is no number, although both are kept as numbers")
    void a_day_is_no_number() {
        SegmentProgram days = program("v1", AttributeType.DATE).build();
        MemberState state = told(days, new Put(X, AttributeValue.of(LocalDate.of(2024, 1, 1))));
        SegmentProgram numbers = program("v2", AttributeType.NUMBER)
                .segment("least", attribute("x").atLeast(1))
                .build();

        assertThat(LiveProfile.open(numbers, state, LATER).changes()).isEmpty();
    }

    @Test
    @DisplayName("tags of what is no set any more are not seen")
    void no_set_any_more() {
        SegmentProgram sets = program("v1", AttributeType.TAGS).build();
        MemberState state = told(sets, new PutTag(X, new TagId("vip"), Tag.certain(new TagSource("survey"), NOW)));
        SegmentProgram numbers = program("v2", AttributeType.NUMBER)
                .segment("known", attribute("x").exists())
                .segment("unknown", attribute("x").missing())
                .build();

        LiveProfile live = LiveProfile.open(numbers, state, LATER);

        assertThat(live.isIn(new SegmentId("unknown"))).isTrue();
        assertThat(new SegmentJudge(numbers).judge(state.profile(), state.counters(), LATER))
                .isEqualTo(1);
        assertThat(live.isIn(new SegmentId("known"))).isFalse();
    }

    @Test
    @DisplayName("an attribute that a counter gives from now on is what the counter says")
    void counted_from_now_on() {
        SegmentProgram host = program("v1", AttributeType.NUMBER).build();
        MemberState state = told(host, new Put(X, AttributeValue.of(5)));
        CounterSet counters = new CounterSet(
                Duration.ofDays(1),
                Duration.ZERO,
                List.of(Counter.builder("c", Duration.ofDays(1), EventType.ORDER_PAID)
                        .build()));
        SegmentProgram counted = SegmentProgram.builder("v2", AttributeSchema.empty())
                .counters(counters)
                .reading(Reading.of(X, new CounterId("c"), Measure.COUNT, CounterWindow.lifetime()))
                .segment("s", attribute("x").atLeast(1))
                .build();

        LiveProfile live = LiveProfile.open(counted, state, LATER);

        assertThat(live.facts().inSegment(S).isTrue()).isFalse();
        assertThat(live.isIn(S)).isFalse();
        assertThat(new SegmentJudge(counted).judge(state.profile(), state.counters(), LATER))
                .isZero();
        assertThat(Population.builder(counted, LATER)
                        .add(state)
                        .build()
                        .select(attribute("x").atLeast(1))
                        .size())
                .isZero();
    }

    @Test
    @DisplayName("a profile that the host made finds equal numbers, however they are written")
    void equal_numbers() {
        SegmentProgram program = program("v1", AttributeType.NUMBER)
                .segment("s", attribute("x").is(AttributeValue.of(2)))
                .build();
        Profile profile = Profile.of(ALICE).with(X, AttributeValue.of(new BigDecimal("2.0")));
        MemberState none = MemberState.of(ALICE);
        MemberState state = new MemberState(
                profile, none.counters(), none.judgedAt(), none.edition(), none.changes(), none.dueAt());

        LiveProfile live = LiveProfile.open(program, state, NOW);

        assertThat(live.facts().inSegment(S).isTrue()).isTrue();
        assertThat(live.isIn(S)).isTrue();
    }

    @Test
    @DisplayName("a tag goes with the rule that set it")
    void rule_dropped() {
        SegmentProgram ruled = program("v1", AttributeType.NUMBER)
                .rule("tags", "big", TagFamily.BASIC, attribute("x").atLeast(1))
                .build();
        MemberState state = told(ruled, new Put(X, AttributeValue.of(5)));
        assertThat(state.profile().tag(TAGS, new TagId("big"))).isPresent();
        SegmentProgram free = program("v2", AttributeType.NUMBER)
                .segment("s", attribute("tags").hasTag("big"))
                .build();

        LiveProfile live = LiveProfile.open(free, state, LATER);

        assertThat(live.isIn(S)).isFalse();
        assertThat(live.state().profile().tag(TAGS, new TagId("big"))).isEmpty();
        assertThat(Population.builder(free, LATER).add(state).build().segments().values())
                .allSatisfy(it -> assertThat(it.size()).isZero());
    }

    @Test
    @DisplayName("a tag that a rule sets from now on is the rule's alone")
    void rule_added() {
        SegmentProgram free = program("v1", AttributeType.NUMBER).build();
        MemberState state = told(
                free,
                new PutTag(TAGS, new TagId("big"), Tag.certain(new TagSource("survey"), NOW)),
                new Put(X, AttributeValue.of(0)));
        SegmentProgram ruled = program("v2", AttributeType.NUMBER)
                .rule("tags", "big", TagFamily.BASIC, attribute("x").atLeast(1))
                .segment("s", attribute("tags").hasTag("big"))
                .build();

        LiveProfile live = LiveProfile.open(ruled, state, LATER);

        assertThat(live.isIn(S)).isFalse();
        live.apply(new Put(X, AttributeValue.of(1)));
        assertThat(live.isIn(S)).isTrue();
        live.apply(new Put(X, AttributeValue.of(0)));
        assertThat(live.isIn(S)).isFalse();
    }

    @Test
    @DisplayName("a tag that its rule still sets stays since when it was set; one that lingers goes on fading")
    void rule_kept() {
        SegmentProgram first = ruled("v1").build();
        MemberState state = told(first, new Put(X, AttributeValue.of(2)), new Put(X, AttributeValue.of(1)));
        SegmentProgram second = ruled("v2").build();

        LiveProfile live =
                LiveProfile.open(second, state, NOW.plus(Duration.ofDays(1)).plusNanos(1_000));

        assertThat(live.isIn(new SegmentId("still"))).isTrue();
        assertThat(live.isIn(new SegmentId("half"))).isFalse();
        assertThat(live.state().profile().tag(TAGS, new TagId("big")).map(Tag::at))
                .contains(NOW);
    }

    private static SegmentProgram.Builder ruled(String version) {
        return program(version, AttributeType.NUMBER)
                .rule("tags", "big", TagFamily.BASIC, attribute("x").atLeast(1))
                .rule(new TagRule(
                        new TagId("huge"),
                        TAGS,
                        TagFamily.BASIC,
                        "",
                        attribute("x").atLeast(2),
                        10_000,
                        Optional.of(Duration.ofDays(1))))
                .segment("still", attribute("tags").hasTag("big"))
                .segment("half", attribute("tags").hasTag("huge").withConfidence(5_000));
    }
}
