package io.communitykit.core.segment.bulk;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A population")
class PopulationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");
    private static final AttributeName X = new AttributeName("x");
    private static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("x", AttributeType.NUMBER)
            .with("login", AttributeType.INSTANT)
            .with("tags", AttributeType.TAGS);
    private static final SegmentProgram PROGRAM = SegmentProgram.builder("v1", SCHEMA)
            .segment("many", attribute("x").atLeast(10))
            .build();

    private static Population of(AttributeValue... values) {
        PopulationBuilder builder = Population.builder(PROGRAM, NOW);
        for (int i = 0; i < values.length; i++) {
            builder.add(Profile.of(member(i)).with(X, values[i]), CounterState.empty());
        }
        return builder.build();
    }

    private static MemberId member(int number) {
        return new MemberId("会员-" + number);
    }

    private static List<MemberId> members(MemberSet set) {
        List<MemberId> all = new ArrayList<>();
        set.forEach(all::add);
        return all;
    }

    @Test
    @DisplayName("of nobody, of one, and of many with one value answers as any other")
    void small() {
        Population nobody = of();
        assertThat(nobody.select(attribute("x").atLeast(0)).size()).isZero();
        assertThat(nobody.select(attribute("x").missing()).size()).isZero();
        assertThat(nobody.all().sample(5, 1)).isEmpty();

        Population one = of(AttributeValue.of(Long.MIN_VALUE));
        assertThat(members(one.select(attribute("x").below(0)))).containsExactly(member(0));
        assertThat(members(one.select(attribute("x").atMost(Long.MIN_VALUE)))).containsExactly(member(0));
        assertThat(one.select(attribute("x").above(Long.MIN_VALUE)).size()).isZero();
        assertThat(one.select(attribute("x").below(Long.MIN_VALUE)).size()).isZero();

        Population alike = of(AttributeValue.of(7), AttributeValue.of(new BigDecimal("7.0")), AttributeValue.of(7));
        assertThat(alike.select(attribute("x").is(AttributeValue.of(7))).size()).isEqualTo(3);
        assertThat(alike.select(attribute("x").isNot(AttributeValue.of(7))).size())
                .isZero();
        assertThat(alike.select(attribute("x").between(7, 7)).size()).isEqualTo(3);
        assertThat(alike.select(attribute("x").above(AttributeValue.of(new BigDecimal("6.9"))))
                        .size())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("of more members and values than 16 bits count answers exactly, with and without fractions")
    void large() {
        int size = 150_000;
        int values = 70_001;
        for (boolean fractions : List.of(false, true)) {
            PopulationBuilder builder = Population.builder(PROGRAM, NOW);
            Map<Integer, BigDecimal> known = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                Profile profile = Profile.of(member(i));
                if (i % 3 > 0) {
                    // 31 has no factor in common with 70,001, so the values come in no order.
                    BigDecimal value = BigDecimal.valueOf((i * 31L) % values, fractions ? 1 : 0);
                    known.put(i, value);
                    profile = profile.with(
                            X, fractions ? AttributeValue.of(value) : AttributeValue.of(value.longValueExact()));
                }
                builder.add(profile, CounterState.empty());
            }
            Population population = builder.build();
            for (int cut : List.of(-1, 0, 1, 65_535, 65_536, 65_537, values - 1, values)) {
                check(population, known, BigDecimal.valueOf(cut, fractions ? 1 : 0));
            }
            assertThat(population.select(attribute("x").missing()).size()).isEqualTo(size - known.size());
        }
    }

    private static void check(Population population, Map<Integer, BigDecimal> known, BigDecimal cut) {
        List<MemberId> least = new ArrayList<>();
        List<MemberId> equal = new ArrayList<>();
        List<MemberId> below = new ArrayList<>();
        known.forEach((number, value) -> {
            (value.compareTo(cut) < 0 ? below : least).add(member(number));
            if (value.compareTo(cut) == 0) {
                equal.add(member(number));
            }
        });
        AttributeValue.Scalar operand = AttributeValue.of(cut);
        assertThat(members(population.select(attribute("x").atLeast(operand)))).isEqualTo(least);
        assertThat(members(population.select(attribute("x").below(operand)))).isEqualTo(below);
        assertThat(members(population.select(attribute("x").is(operand)))).isEqualTo(equal);
        assertThat(population.select(attribute("x").above(operand)).size()).isEqualTo(least.size() - equal.size());
        assertThat(population.select(attribute("x").atMost(operand)).size()).isEqualTo(below.size() + equal.size());
    }

    @Test
    @DisplayName("tells ids apart to the byte")
    void ids() {
        List<String> ids = List.of("é", "e\u0301", "É", "é ", "𠮷", "👍", "👍🏽");
        PopulationBuilder builder = Population.builder(PROGRAM, NOW);
        ids.forEach(
                id -> builder.add(Profile.of(new MemberId(id)).with(X, AttributeValue.of(1)), CounterState.empty()));
        Population population = builder.build();

        assertThat(members(population.all())).extracting(MemberId::value).containsExactlyElementsOf(ids);
        assertThat(population.all().contains(new MemberId("É "))).isFalse();
    }

    @Test
    @DisplayName("draws every pair of four about equally often")
    void sample() {
        MemberSet four = of(
                        AttributeValue.of(10),
                        AttributeValue.of(1),
                        AttributeValue.of(11),
                        AttributeValue.of(12),
                        AttributeValue.of(13))
                .select(attribute("x").atLeast(10));
        Map<String, Integer> drawn = new TreeMap<>();
        for (long seed = 0; seed < 6_000; seed++) {
            drawn.merge(four.sample(2, seed).toString(), 1, Integer::sum);
        }

        // 1,000 each; a standard deviation is 29.
        assertThat(drawn)
                .hasSize(6)
                .allSatisfy((pair, times) -> assertThat(times).isBetween(850, 1_150));
        assertThat(four.sample(0, 1)).isEmpty();
        assertThat(four.sample(9, 1)).containsExactly(member(0), member(2), member(3), member(4));
    }

    @Test
    @DisplayName("knows the tags that rules have set and taken by its instant")
    void rules() {
        SegmentProgram program = SegmentProgram.builder("v1", SCHEMA)
                .rule("tags", "silent", TagFamily.BEHAVIOUR, attribute("login").olderThan(Duration.ofDays(7)))
                .segment("call", attribute("tags").hasTag("silent"))
                .build();
        MemberState state = LiveProfile.open(program, MemberState.of(member(1)), NOW)
                .apply(new Put(new AttributeName("login"), AttributeValue.of(NOW)))
                .state();
        SegmentId call = new SegmentId("call");

        Duration week = Duration.ofDays(7);
        assertThat(at(program, NOW.plus(week), state).segments().get(call))
                .extracting(MemberSet::size)
                .isEqualTo(0);
        assertThat(at(program, NOW.plus(week).plusNanos(1_000), state)
                        .segments()
                        .get(call))
                .extracting(MemberSet::size)
                .isEqualTo(1);
    }

    private static Population at(SegmentProgram program, Instant asOf, MemberState state) {
        return Population.builder(program, asOf).add(state).build();
    }

    @Test
    @DisplayName("believes the counter of an attribute that the host told before")
    void counted_now() {
        SegmentProgram counted = SegmentProgram.builder("v2", AttributeSchema.empty())
                .counters(new CounterSet(
                        Duration.ofDays(1),
                        Duration.ZERO,
                        List.of(Counter.builder("c", Duration.ofDays(1), EventType.ORDER_PAID)
                                .build())))
                .reading(Reading.of(X, new CounterId("c"), Measure.LAST, CounterWindow.lifetime()))
                .reading(
                        Reading.of(new AttributeName("n"), new CounterId("c"), Measure.COUNT, CounterWindow.lifetime()))
                .build();
        Profile told = Profile.of(member(1))
                .with(X, AttributeValue.of(NOW))
                .with(new AttributeName("n"), AttributeValue.of(new BigDecimal("2.5")));
        Population population =
                Population.builder(counted, NOW).add(told, CounterState.empty()).build();

        assertThat(population.select(attribute("x").exists()).size()).isZero();
        assertThat(population.select(attribute("n").is(AttributeValue.of(0))).size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("follows a chain of 64 references, each in the deepest condition there is")
    void deep() {
        SegmentProgram.Builder program = SegmentProgram.builder("v1", SCHEMA);
        Condition when = attribute("x").atLeast(1);
        for (int i = 0; i <= SegmentProgram.MAX_REFERENCES; i++) {
            for (int depth = 0; depth < Condition.MAX_DEPTH - 1; depth++) {
                when = depth % 2 == 0
                        ? Condition.all(when, attribute("x").exists())
                        : Condition.any(when, attribute("x").missing());
            }
            program.segment("s" + i, when);
            when = Condition.inSegment("s" + i);
        }
        Population population = Population.builder(program.build(), NOW)
                .add(Profile.of(member(0)).with(X, AttributeValue.of(0)), CounterState.empty())
                .add(Profile.of(member(1)).with(X, AttributeValue.of(1)), CounterState.empty())
                .build();

        assertThat(members(population.select(when))).containsExactly(member(1));
        assertThat(members(population.select(Condition.not(when)))).containsExactly(member(0));
    }

    @Test
    @DisplayName("refuses a member twice, one judged later, and a negative sample")
    void bad_members() {
        PopulationBuilder builder = Population.builder(PROGRAM, NOW).add(Profile.of(member(1)), CounterState.empty());

        assertThatThrownBy(() -> builder.add(Profile.of(member(1)), CounterState.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("added once")
                .hasMessageContaining("会员-1");
        MemberState later = LiveProfile.open(PROGRAM, MemberState.of(member(2)), NOW.plusSeconds(1))
                .state();
        assertThatThrownBy(() -> builder.add(later))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("会员-2");
        assertThat(builder.build().size()).isEqualTo(1);
        assertThatThrownBy(() -> of().all().sample(-1, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("-1");
    }

    @Test
    @DisplayName("refuses sets of another population, conditions that do not fit, and editions of another schema")
    void bad_questions() {
        Population population = of(AttributeValue.of(1));
        MemberSet mine = population.all();
        MemberSet others = of(AttributeValue.of(1)).all();

        assertThatThrownBy(() -> mine.and(others)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> mine.or(others)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> mine.andNot(others)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> mine.overlap(others)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> population.select(attribute("y").exists())).isInstanceOf(InvalidPolicyException.class);
        assertThatThrownBy(() -> population.select(Condition.inSegment("few")))
                .isInstanceOf(InvalidPolicyException.class);
        SegmentProgram wider = SegmentProgram.builder("v2", SCHEMA.with("y", AttributeType.TEXT))
                .segment("many", attribute("y").exists())
                .build();
        assertThatThrownBy(() -> population.difference(wider))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("attributes");
    }

    @Test
    @DisplayName("refuses to compare editions where a tag rule stands on an edited segment")
    void behindRules() {
        SegmentProgram before = behind(100);
        Population nobody = Population.builder(before, Instant.EPOCH).build();

        assertThatThrownBy(() -> nobody.difference(behind(50)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("segments that tag rules refer to");
    }

    private static SegmentProgram behind(int least) {
        return SegmentProgram.builder(
                        "v1",
                        AttributeSchema.empty()
                                .with("spend", AttributeType.NUMBER)
                                .with("tags", AttributeType.TAGS))
                .segment("a", Condition.attribute("spend").atLeast(least))
                .rule("tags", "vip", TagFamily.BEHAVIOUR, Condition.inSegment("a"))
                .segment("b", Condition.attribute("tags").hasTag("vip"))
                .build();
    }

    @Test
    @DisplayName("looks for many values as for few")
    void manyValues() {
        SegmentProgram program = SegmentProgram.builder(
                        "v1", AttributeSchema.empty().with("number", AttributeType.NUMBER))
                .build();
        PopulationBuilder builder = Population.builder(program, Instant.EPOCH);
        Set<AttributeValue.Scalar> even = new LinkedHashSet<>();
        for (int i = 0; i < 1_000; i++) {
            builder.add(
                    Profile.of(new MemberId("m" + i)).with(new AttributeName("number"), AttributeValue.of(i)),
                    CounterState.empty());
            even.add(AttributeValue.of(2L * i));
        }
        Population population = builder.build();

        MemberSet found = population.select(Condition.attribute("number").in(even));
        MemberSet others = population.select(Condition.attribute("number").notIn(even));

        assertThat(found.size()).isEqualTo(500);
        assertThat(found.contains(new MemberId("m2"))).isTrue();
        assertThat(others.size()).isEqualTo(500);
        assertThat(others.contains(new MemberId("m3"))).isTrue();
    }
}
