package io.communitykit.core.segment;

import static io.communitykit.core.condition.Condition.attribute;
import static io.communitykit.core.condition.Condition.inSegment;
import static io.communitykit.core.condition.Condition.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.segment.ProfileCommand.Forget;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileCommand.PutTag;
import io.communitykit.core.segment.ProfileCommand.TakeTag;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Programs and profiles that are wrong, or at the very limit")
class SegmentBadInputTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    private static final AttributeName SPEND = new AttributeName("spend");
    private static final AttributeName CITY = new AttributeName("city");
    private static final AttributeName TAGS = new AttributeName("tags");
    private static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("spend", AttributeType.NUMBER)
            .with("city", AttributeType.TEXT)
            .with("login", AttributeType.INSTANT)
            .with("birthday", AttributeType.DATE)
            .with("tags", AttributeType.TAGS);
    private static final Tag SURVEY = Tag.certain(new TagSource("survey"), NOW);

    private static SegmentProgram.Builder program() {
        return SegmentProgram.builder("v1", SCHEMA);
    }

    private static LiveProfile open(SegmentProgram program) {
        return LiveProfile.open(program, MemberState.of(new MemberId("alice")), NOW);
    }

    @Test
    @DisplayName("An attribute that does not exist is named, with the one that was meant")
    void unknown_attribute() {
        SegmentProgram.Builder program =
                program().segment("rich", attribute("spent").atLeast(10));

        assertThatThrownBy(program::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/segments/0/when")
                .hasMessageContaining("\"spent\"")
                .hasMessageContaining("spend");
    }

    @Test
    @DisplayName("An operator or operand of another type is refused, with the type that is right")
    void wrong_type() {
        SegmentProgram.Builder program = program()
                .segment("a", attribute("city").atLeast(10))
                .segment("b", attribute("spend").is("10"))
                .segment("c", attribute("spend").within(Duration.ofDays(1)))
                .segment("d", attribute("spend").hasTag("vip"));

        assertThatThrownBy(program::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("4 faults")
                .hasMessageContaining("an operator for type text")
                .hasMessageContaining("a number, got \"10\"")
                .hasMessageContaining("an operator for type number");
    }

    @Test
    @DisplayName("A ring of segments and tags is refused, and named whole")
    void ring() {
        SegmentProgram.Builder program = program()
                .segment("a", inSegment("b"))
                .segment("b", not(attribute("tags").hasTag("x")))
                .rule("tags", "x", TagFamily.BASIC, inSegment("c"))
                .segment("c", Condition.any(attribute("spend").exists(), inSegment("a")))
                .segment("outside", inSegment("a"));

        assertThatThrownBy(program::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("segment a")
                .hasMessageContaining("segment b")
                .hasMessageContaining("tag x")
                .hasMessageContaining("segment c")
                .message()
                .doesNotContain("outside");
    }

    @Test
    @DisplayName("A segment that refers to itself, and a tag that its own rule asks for, are refused")
    void self() {
        assertThatThrownBy(program().segment("a", not(inSegment("a")))::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("segment a");
        assertThatThrownBy(program()
                        .rule("tags", "x", TagFamily.BASIC, attribute("tags").hasTag("x"))::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("tag x");
    }

    private static SegmentProgram.Builder chain(int references, Condition first) {
        SegmentProgram.Builder program = program();
        for (int i = references; i > 0; i--) {
            program.segment("s" + i, deep(63, inSegment("s" + (i - 1))));
        }
        return program.segment("s0", first);
    }

    private static Condition deep(int nots, Condition inner) {
        return IntStream.range(0, nots).boxed().reduce(inner, (it, i) -> not(it), (a, b) -> a);
    }

    @Test
    @DisplayName("A chain of 64 references works, each in the deepest condition there is; one of 65 is refused")
    void chains() {
        LiveProfile live = open(chain(64, attribute("spend").atLeast(10)).build());

        live.apply(new Put(SPEND, AttributeValue.of(9)));
        assertThat(live.isIn(new SegmentId("s1"))).isTrue();
        assertThat(live.isIn(new SegmentId("s64"))).isFalse();
        live.apply(new Put(SPEND, AttributeValue.of(10)));
        assertThat(live.isIn(new SegmentId("s1"))).isFalse();
        assertThat(live.isIn(new SegmentId("s64"))).isTrue();
        assertThat(live.facts().inSegment(new SegmentId("s64")).isTrue()).isTrue();

        assertThatThrownBy(chain(65, attribute("spend").atLeast(10))::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("64")
                .hasMessageContaining("65");
    }

    @Test
    @DisplayName("Text nested 10,000 deep is refused without a stack overflow, and so are NaN and 1e999")
    void documents() {
        String deep = "{\"not\":".repeat(10_000) + "{\"exists\":\"spend\"}" + "}".repeat(10_000);
        assertThatThrownBy(() -> Condition.parse(deep, SCHEMA)).isInstanceOf(InvalidPolicyException.class);
        String wide = "{\"all\":[".repeat(10_000) + "{\"exists\":\"spend\"}" + "]}".repeat(10_000);
        assertThatThrownBy(() -> Condition.parse(wide, SCHEMA)).isInstanceOf(InvalidPolicyException.class);
        for (String number : new String[] {"NaN", "1e999", "-1e999", "Infinity", "1e-999", "1e99999999999"}) {
            assertThatThrownBy(() -> Condition.parse("{\"attribute\":\"spend\",\"atLeast\":" + number + "}", SCHEMA))
                    .as(number)
                    .isInstanceOf(InvalidPolicyException.class);
        }
    }

    @Test
    @DisplayName("A segment of 100,000 ids finds its members")
    void many_ids() {
        Set<AttributeValue.Scalar> ids = new LinkedHashSet<>();
        IntStream.range(0, 100_000).forEach(i -> ids.add(AttributeValue.of("member-" + i)));
        LiveProfile live = open(program()
                .segment("listed", new Membership(CITY, Membership.Operator.IN, ids))
                .segment("others", new Membership(CITY, Membership.Operator.NOT_IN, ids))
                .build());

        live.apply(new Put(CITY, AttributeValue.of("member-99999")));
        assertThat(live.isIn(new SegmentId("listed"))).isTrue();
        assertThat(live.isIn(new SegmentId("others"))).isFalse();
        live.apply(new Put(CITY, AttributeValue.of("member-100000")));
        assertThat(live.isIn(new SegmentId("listed"))).isFalse();
        assertThat(live.isIn(new SegmentId("others"))).isTrue();
    }

    @Test
    @DisplayName("At both ends of time nothing overflows, and no deadline lies behind the year 9999")
    void ends_of_time() {
        ZoneId ahead = ZoneId.of("Pacific/Kiritimati");
        SegmentProgram program = program()
                .segment("within", attribute("login").within(Duration.ofDays(36_600)))
                .segment("older", attribute("login").olderThan(Duration.ofDays(36_600)))
                .segment("withinDays", attribute("birthday").withinDays(36_600, ahead))
                .segment("today", attribute("login").withinDays(0, ahead))
                .build();
        for (Instant now : new Instant[] {Timestamps.MIN, NOW, Timestamps.MAX}) {
            for (Instant login : new Instant[] {Timestamps.MIN, NOW, Timestamps.MAX}) {
                LiveProfile live = LiveProfile.open(program, MemberState.of(new MemberId("alice")), now);
                live.apply(new Put(new AttributeName("login"), AttributeValue.of(login)));
                live.apply(new Put(new AttributeName("birthday"), AttributeValue.of(LocalDate.of(9999, 12, 31))));
                boolean old = login.isBefore(now);
                assertThat(live.isIn(new SegmentId("older")))
                        .as("%s seen at %s", login, now)
                        .isEqualTo(old);
                assertThat(live.isIn(new SegmentId("within"))).isEqualTo(!old);
                assertThat(live.nextDeadline().orElse(now)).isBeforeOrEqualTo(Timestamps.MAX);
                assertThat(live.memberships())
                        .allSatisfy(
                                it -> assertThat(it.validUntil().orElse(now)).isBeforeOrEqualTo(Timestamps.MAX));
                assertThat(live.state().dueAt()).isEqualTo(live.nextDeadline());
                live.advance(Timestamps.MAX);
                assertThat(live.nextDeadline()).isEmpty();
            }
        }
        LiveProfile live = open(program);
        assertThatThrownBy(() -> live.advance(Instant.MAX)).isInstanceOf(InvalidValueException.class);
        assertThat(live.now()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("Tags that fade at the ends of time do so without overflow")
    void tags_at_the_ends_of_time() {
        SegmentProgram program =
                program().segment("tagged", attribute("tags").hasTag("x")).build();
        for (Instant at : new Instant[] {Timestamps.MIN, Timestamps.MAX}) {
            for (Fading fading : new Fading[] {
                new Fading.HalfLife(Duration.ofDays(36_600)),
                new Fading.HalfLife(Duration.ofSeconds(1)),
                new Fading.Expires(Timestamps.MAX)
            }) {
                LiveProfile live = LiveProfile.open(program, MemberState.of(new MemberId("alice")), at);
                Tag tag = new Tag(new TagSource("survey"), 10_000, at, Optional.of(fading));
                live.apply(new PutTag(TAGS, new TagId("x"), tag));
                live.nextDeadline().ifPresent(it -> assertThat(it).isBeforeOrEqualTo(Timestamps.MAX));
                live.advance(Timestamps.MAX);
                assertThat(live.isIn(new SegmentId("tagged")))
                        .as("%s from %s", fading, at)
                        .isEqualTo(at.equals(Timestamps.MAX) && fading instanceof Fading.HalfLife);
            }
        }
    }

    @Test
    @DisplayName("A command that does not fit is refused with what would, and changes nothing")
    void commands() {
        SegmentProgram program = program()
                .segment("rich", attribute("spend").atLeast(10))
                .rule("tags", "vip", TagFamily.BASIC, inSegment("rich"))
                .build();
        LiveProfile live = open(program);
        live.apply(new Put(SPEND, AttributeValue.of(3)));
        MemberState before = live.state();

        assertRefused(live, new Put(new AttributeName("spent"), AttributeValue.of(1)), "spent");
        assertRefused(live, new Put(SPEND, AttributeValue.of("a lot")), "NUMBER", "text");
        assertRefused(live, new Put(TAGS, AttributeValue.of("vip")), "TAGS", "text");
        assertRefused(live, new Forget(new AttributeName("spent")), "spent");
        assertRefused(live, new Forget(TAGS), "tags");
        assertRefused(live, new PutTag(SPEND, new TagId("x"), SURVEY), "tags");
        assertRefused(live, new PutTag(TAGS, new TagId("vip"), SURVEY), "vip");
        assertRefused(live, new TakeTag(TAGS, new TagId("vip")), "vip");
        assertThat(live.state()).isEqualTo(before);
    }

    private static void assertRefused(LiveProfile live, ProfileCommand command, String... named) {
        assertThatThrownBy(() -> live.apply(command))
                .isInstanceOf(InvalidValueException.class)
                .satisfies(it -> Stream.of(named).forEach(each -> assertThat(it).hasMessageContaining(each)));
    }

    @Test
    @DisplayName("A set holds 10,000 tags; the next is refused, and the member lives on")
    void many_tags() {
        LiveProfile live = open(
                program().segment("tagged", attribute("tags").hasTag("t9999")).build());
        IntStream.range(0, 10_000).forEach(i -> live.apply(new PutTag(TAGS, new TagId("t" + i), SURVEY)));

        assertThat(live.isIn(new SegmentId("tagged"))).isTrue();
        assertRefused(live, new PutTag(TAGS, new TagId("one more"), SURVEY), "10000");
        live.apply(new PutTag(TAGS, new TagId("t0"), SURVEY));
        assertThat(live.state().profile().tags(TAGS))
                .hasValueSatisfying(it -> assertThat(it).hasSize(10_000));
    }

    @Test
    @DisplayName("A program declares 1,000 attributes and no more, since no profile would hold them")
    void many_attributes() {
        AttributeSchema schema = AttributeSchema.empty();
        for (int i = 0; i < Profile.MAX_ATTRIBUTES; i++) {
            schema = schema.with("a" + i, AttributeType.NUMBER);
        }
        assertThat(SegmentProgram.builder("v1", schema).build().schema().types())
                .hasSize(1_000);
        AttributeSchema more = schema.with("b", AttributeType.NUMBER);
        assertThatThrownBy(SegmentProgram.builder("v1", more)::build)
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/attributes")
                .hasMessageContaining("at most 1000, got 1001");
    }

    @Test
    @DisplayName("A tag put by hand cannot pass for one of a rule")
    void source_of_rules() {
        LiveProfile live = open(program().build());

        assertRefused(live, new PutTag(TAGS, new TagId("x"), Tag.certain(TagSource.RULE, NOW)), "rule");
    }

    @Test
    @DisplayName("A rule sets its tag also where the host has filled the set")
    void rule_beside_many_tags() {
        LiveProfile live = open(program()
                .rule("tags", "rich", TagFamily.BASIC, attribute("spend").atLeast(10))
                .segment("rich", attribute("tags").hasTag("rich"))
                .build());
        IntStream.range(0, 10_000).forEach(i -> live.apply(new PutTag(TAGS, new TagId("t" + i), SURVEY)));
        live.apply(new Put(SPEND, AttributeValue.of(10)));

        assertThat(live.isIn(new SegmentId("rich"))).isTrue();
        assertThat(live.state().isIn(new SegmentId("rich"))).isTrue();
    }

    @Test
    @DisplayName("Commands told together are done together or not at all")
    void all_or_nothing() {
        OneMember store = new OneMember();
        Segments segments = Segments.builder(
                        program()
                                .segment("rich", attribute("spend").atLeast(10))
                                .build(),
                        store)
                .clock(() -> NOW)
                .build();
        MemberId alice = new MemberId("alice");
        segments.execute(alice, new Put(CITY, AttributeValue.of("Wuhan")));
        Optional<MemberState> before = store.state;

        assertThatThrownBy(() -> segments.execute(
                        alice, List.of(new Put(SPEND, AttributeValue.of(10)), new Put(CITY, AttributeValue.of(true)))))
                .isInstanceOf(InvalidValueException.class);
        assertThat(store.state).isEqualTo(before);
        assertThat(segments.isIn(alice, new SegmentId("rich"))).isFalse();
        assertThat(segments.execute(
                                alice,
                                List.of(
                                        new Put(SPEND, AttributeValue.of(10)),
                                        new Put(CITY, AttributeValue.of("Xian"))))
                        .changes())
                .hasSize(1);
        assertThat(segments.isIn(alice, new SegmentId("rich"))).isTrue();
    }

    /** Keeps a single member. */
    private static final class OneMember implements ProfileStore {

        private Optional<MemberState> state = Optional.empty();

        @Override
        public <R> Optional<R> update(MemberId member, Function<Optional<MemberState>, Saved<R>> decide) {
            Saved<R> saved = decide.apply(state);
            state = saved.state().or(() -> state);
            return Optional.of(saved.result());
        }

        @Override
        public Optional<MemberState> read(MemberId member) {
            return state;
        }

        @Override
        public List<Due> due(Instant until, int limit) {
            return List.of();
        }

        @Override
        public List<MemberState> members(Optional<MemberId> after, int limit) {
            return state.stream().toList();
        }

        @Override
        public boolean erase(MemberId member) {
            return false;
        }
    }

    @Test
    @DisplayName("A clock that goes back changes nothing, and what is told then counts as of the latest instant")
    void clock_going_back() {
        SegmentProgram program = program()
                .segment("away", attribute("login").olderThan(Duration.ofDays(1)))
                .segment("rich", attribute("spend").atLeast(10))
                .build();
        LiveProfile live = open(program);
        live.apply(new Put(new AttributeName("login"), AttributeValue.of(NOW)));
        Instant later = NOW.plus(Duration.ofDays(2));
        live.advance(later).advance(NOW);
        assertThat(live.now()).isEqualTo(later);

        LiveProfile again = LiveProfile.open(program, live.state(), NOW);
        assertThat(again.now()).isEqualTo(later);
        assertThat(again.changes()).isEmpty();
        assertThat(again.isIn(new SegmentId("away"))).isTrue();
        again.apply(new Put(SPEND, AttributeValue.of(10)));
        assertThat(again.changes())
                .singleElement()
                .satisfies(it -> assertThat(it.at()).isEqualTo(later));
    }
}
