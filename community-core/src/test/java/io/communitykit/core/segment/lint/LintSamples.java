package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.Attribute;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Not;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions over few attributes and constants, so that they meet, and random members on, beside and between these. */
final class LintSamples {

    static final AttributeName COUNT = new AttributeName("count");
    static final AttributeName LAST = new AttributeName("last");

    private static final Instant NOON = Instant.parse("2024-03-10T12:00:00Z");
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"));
    private static final List<String> TEXTS = List.of("a", "ab", "b", "ba", "x");
    private static final List<Integer> LEVELS = List.of(1, 6_000, 8_000, 10_000);

    private LintSamples() {}

    /** A program of which the second segment refers to the first. */
    static SegmentProgram program(Condition first, Condition second) {
        Counter counter =
                Counter.builder("c", Duration.ofDays(10), new EventType("seen")).build();
        return SegmentProgram.builder(
                        "1",
                        AttributeSchema.empty()
                                .with("number", AttributeType.NUMBER)
                                .with("money", AttributeType.MONEY)
                                .with("text", AttributeType.TEXT)
                                .with("other", AttributeType.TEXT)
                                .with("bool", AttributeType.BOOLEAN)
                                .with("instant", AttributeType.INSTANT)
                                .with("date", AttributeType.DATE)
                                .with("list", AttributeType.LIST)
                                .with("tags", AttributeType.TAGS))
                .counters(new CounterSet(Duration.ofDays(10), Duration.ZERO, List.of(counter)))
                .reading(Reading.of(COUNT, new CounterId("c"), Measure.COUNT, CounterWindow.lifetime()))
                .reading(Reading.of(LAST, new CounterId("c"), Measure.LAST, CounterWindow.last(Duration.ofDays(2))))
                .segment("one", first)
                .segment("two", Condition.any(Condition.inSegment("one"), second))
                .build();
    }

    // ---- conditions

    static Arbitrary<Condition> condition(Arbitrary<Condition> predicate, int depth) {
        if (depth == 1) {
            return predicate;
        }
        Arbitrary<Condition> member = condition(predicate, depth - 1);
        Arbitrary<List<Condition>> members = member.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(predicate, members.map(AllOf::new), members.map(AnyOf::new), member.map(Not::new));
    }

    /** Two conditions of predicates of at most two kinds, so that they have to do with each other. */
    static Arbitrary<List<Condition>> pair() {
        return Arbitraries.of(kinds())
                .list()
                .ofSize(2)
                .flatMap(two -> condition(Arbitraries.oneOf(two), 3).list().ofSize(2));
    }

    private static List<Arbitrary<Condition>> kinds() {
        return List.of(
                Arbitraries.of("number", "count").flatMap(it -> ordered(it, numbers())),
                ordered("money", monies()),
                Arbitraries.oneOf(ordered("instant", instants()), timed("instant")),
                Arbitraries.oneOf(ordered("date", dates()), timed("date")),
                Arbitraries.oneOf(timed("instant"), timed("date"), timed("last")),
                texts(),
                tags(),
                Arbitraries.of("number", "money", "text", "instant", "date", "list", "tags", "last", "bool")
                        .flatMap(it -> Arbitraries.of(
                                Condition.attribute(it).exists(),
                                Condition.attribute(it).missing())),
                Arbitraries.of(
                        Condition.attribute("bool").is(true),
                        Condition.attribute("list").contains("a"),
                        Condition.attribute("list").contains("b"),
                        Condition.attribute("text").sameAs("other"),
                        Condition.attribute("text").differsFrom("other")),
                Combinators.combine(
                                Arbitraries.of("s", "t"),
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers().between(1, 2))
                        .as((seed, from, more) -> Condition.bucket(seed, from, from + more, 4)));
    }

    /** Predicates of which nothing is left undecided, over the values of {@link #worlds()}. */
    static Arbitrary<Condition> smallPredicate() {
        Attribute age = Condition.attribute("instant");
        return Arbitraries.oneOf(List.of(
                ordered("number", Arbitraries.of(0L, 1L).map(AttributeValue::of)),
                Arbitraries.of(
                        Condition.attribute("text").is("a"),
                        Condition.attribute("text").isNot("b"),
                        Condition.attribute("text").in("a", "b"),
                        Condition.attribute("text").notIn("b"),
                        Condition.attribute("text").exists()),
                tags(),
                Arbitraries.of(Duration.ofDays(1), Duration.ofDays(2))
                        .flatMap(it -> Arbitraries.of(age.within(it), age.olderThan(it))),
                Arbitraries.of(
                        age.missing(),
                        Condition.attribute("number").missing(),
                        Condition.attribute("tags").exists())));
    }

    private static Arbitrary<Condition> ordered(String name, Arbitrary<AttributeValue.Scalar> constants) {
        Attribute it = Condition.attribute(name);
        return constants.flatMap(
                c -> Arbitraries.of(it.atLeast(c), it.above(c), it.atMost(c), it.below(c), it.is(c), it.isNot(c)));
    }

    private static Arbitrary<AttributeValue.Scalar> numbers() {
        return Arbitraries.of("-1", "0", "1", "1.5", "2", "3").map(it -> AttributeValue.of(new BigDecimal(it)));
    }

    private static Arbitrary<AttributeValue.Scalar> monies() {
        return Combinators.combine(Arbitraries.longs().between(0, 2), Arbitraries.of("CNY", "JPY"))
                .as((minor, code) -> AttributeValue.of(new Money(minor, Currency.getInstance(code))));
    }

    private static Arbitrary<AttributeValue.Scalar> instants() {
        return Arbitraries.longs().between(-2, 2).map(it -> AttributeValue.of(NOON.plus(Duration.ofDays(it))));
    }

    private static Arbitrary<AttributeValue.Scalar> dates() {
        return Arbitraries.longs()
                .between(-2, 2)
                .map(it -> AttributeValue.of(LocalDate.of(2024, 3, 10).plusDays(it)));
    }

    private static Arbitrary<Condition> timed(String name) {
        Attribute it = Condition.attribute(name);
        Arbitrary<Condition> ages = Arbitraries.longs()
                .between(0, 3)
                .map(Duration::ofDays)
                .flatMap(age -> Arbitraries.of(it.within(age), it.olderThan(age)));
        Arbitrary<Condition> days = Combinators.combine(Arbitraries.of(0, 1, 9), Arbitraries.of(ZONES))
                .flatAs((n, zone) -> Arbitraries.of(it.withinDays(n, zone), it.olderThanDays(n, zone)));
        return name.equals("date") ? days : Arbitraries.oneOf(ages, days);
    }

    private static Arbitrary<Condition> texts() {
        Attribute text = Condition.attribute("text");
        return Combinators.combine(Arbitraries.of(TEXTS), Arbitraries.of(TEXTS))
                .flatAs((a, b) -> Arbitraries.of(
                        text.is(a),
                        text.isNot(a),
                        text.in(a, b),
                        text.notIn(a, b),
                        text.contains(a),
                        text.startsWith(a)));
    }

    private static Arbitrary<Condition> tags() {
        Attribute tags = Condition.attribute("tags");
        return Arbitraries.of(6_000, 8_000)
                .flatMap(sure -> Arbitraries.of(
                        tags.hasTag("x").withConfidence(sure),
                        tags.hasTag("y").withConfidence(1),
                        tags.hasAny("x", "y").withConfidence(sure),
                        tags.hasAll("x", "y").withConfidence(sure),
                        tags.hasNone("x", "y").withConfidence(sure),
                        tags.hasNone("y").withConfidence(sure)));
    }

    // ---- members

    static Arbitrary<Witness> member() {
        Arbitrary<Instant> now = Arbitraries.longs().between(-100, 100).map(it -> NOON.plus(Duration.ofHours(it)));
        return Combinators.combine(now, Arbitraries.randomValue(it -> it))
                .as((at, random) -> new MemberMaker(random, at).make());
    }

    /** Draws a member; simple on purpose, without shrinking. */
    private record MemberMaker(Random random, Instant now) {

        Witness make() {
            Profile profile = Profile.of(new MemberId("m" + random.nextInt(1000)));
            for (Map.Entry<String, AttributeValue> it : values().entrySet()) {
                profile =
                        random.nextInt(4) == 0 ? profile : profile.with(new AttributeName(it.getKey()), it.getValue());
            }
            if (random.nextInt(4) > 0) {
                profile = tags(profile);
            }
            Map<AttributeName, AttributeValue> readings = new TreeMap<>();
            readings.put(COUNT, AttributeValue.of(random.nextInt(5)));
            if (random.nextBoolean()) {
                long ago = random.nextInt(4) * 720L;
                readings.put(LAST, AttributeValue.of(now.minus(Duration.ofMinutes(ago))));
            }
            return new Witness(profile, readings, now);
        }

        private Map<String, AttributeValue> values() {
            Map<String, AttributeValue> values = new TreeMap<>();
            values.put(
                    "number",
                    AttributeValue.of(
                            BigDecimal.valueOf(random.nextInt(20) - 6, 1).multiply(BigDecimal.valueOf(5))));
            String code = List.of("CNY", "JPY", "USD").get(random.nextInt(3));
            values.put("money", AttributeValue.of(new Money(random.nextInt(5) - 1, Currency.getInstance(code))));
            values.put("text", AttributeValue.of(text()));
            values.put("other", AttributeValue.of(text()));
            values.put("bool", AttributeValue.of(random.nextBoolean()));
            values.put("instant", AttributeValue.of(instant()));
            values.put("date", AttributeValue.of(LocalDate.of(2024, 3, 10).plusDays(random.nextInt(25) - 12)));
            List<AttributeValue.Scalar> elements = new ArrayList<>();
            List.of("a", "b", "c").forEach(it -> {
                if (random.nextBoolean()) {
                    elements.add(AttributeValue.of(it));
                }
            });
            values.put("list", new ListOf(elements));
            return values;
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append("abx".charAt(random.nextInt(3)));
            }
            return text.toString();
        }

        private Instant instant() {
            Instant from = random.nextBoolean() ? now : NOON;
            return from.minus(Duration.ofDays(random.nextInt(7) - 3)).plusNanos(1_000L * (random.nextInt(3) - 1));
        }

        private Profile tags(Profile profile) {
            Profile tagged = profile.with(new AttributeName("tags"), new TagId("z"), tag(1));
            for (String id : List.of("x", "y")) {
                int level = random.nextInt(LEVELS.size() + 1);
                tagged = level == LEVELS.size()
                        ? tagged
                        : tagged.with(new AttributeName("tags"), new TagId(id), tag(LEVELS.get(level)));
            }
            return tagged;
        }

        private Tag tag(int sure) {
            return new Tag(new TagSource("test"), sure, now, Optional.empty());
        }
    }

    // ---- every member of a small world

    /** One member for each way in which predicates of {@link #smallPredicate()} can turn out. */
    static List<Witness> worlds() {
        List<Profile> profiles = List.of(Profile.of(new MemberId("m")));
        profiles = each(
                profiles,
                "number",
                List.of("-1", "0", "0.5", "1", "2").stream()
                        .<AttributeValue>map(it -> AttributeValue.of(new BigDecimal(it)))
                        .toList());
        profiles =
                each(profiles, "text", List.of(AttributeValue.of("a"), AttributeValue.of("b"), AttributeValue.of("c")));
        profiles = each(
                profiles,
                "instant",
                List.of(
                        AttributeValue.of(NOON.minus(Duration.ofDays(1))),
                        AttributeValue.of(NOON.minus(Duration.ofDays(2))),
                        AttributeValue.of(NOON.minus(Duration.ofDays(3)))));
        List<Witness> worlds = new ArrayList<>();
        for (Profile profile : profiles) {
            worlds.add(new Witness(profile, Map.of(), NOON));
            for (int x : List.of(0, 6_000, 8_000)) {
                for (int y : List.of(0, 1, 6_000, 8_000)) {
                    worlds.add(new Witness(tagged(profile, x, y), Map.of(), NOON));
                }
            }
        }
        return worlds;
    }

    private static Profile tagged(Profile profile, int x, int y) {
        Profile tagged = tag(tag(profile, "x", x), "y", y);
        return tag(tagged, "z", TagMatch.CERTAIN);
    }

    private static Profile tag(Profile profile, String id, int sure) {
        Tag tag = new Tag(new TagSource("test"), Math.max(1, sure), NOON, Optional.empty());
        return sure == 0 ? profile : profile.with(new AttributeName("tags"), new TagId(id), tag);
    }

    private static List<Profile> each(List<Profile> profiles, String name, List<? extends AttributeValue> values) {
        List<Profile> more = new ArrayList<>(profiles);
        for (Profile profile : profiles) {
            values.forEach(it -> more.add(profile.with(new AttributeName(name), it)));
        }
        return more;
    }
}
