package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random conditions and facts over a small world, so that they meet often: two attributes of each type. */
final class Samples {

    /** The types of attributes that have values. */
    private static final Set<AttributeType> TYPES = EnumSet.complementOf(EnumSet.of(AttributeType.TAGS));

    static final AttributeSchema SCHEMA = schema();
    static final Set<SegmentId> SEGMENTS = Set.of(new SegmentId("vip"), new SegmentId("新人"), new SegmentId("\"🐱\""));

    private static final List<TagId> TAGS =
            Stream.of("生鲜", "a", "🐱", "and", "\"").map(TagId::new).toList();
    private static final List<ZoneId> ZONES = Stream.of(
                    "Asia/Shanghai", "America/New_York", "Pacific/Apia", "-03:30", "Z")
            .map(ZoneId::of)
            .toList();

    private static final List<String> TEXTS =
            List.of("", "a", "回答", "回", "👍🏽", "𠮷野家", "2024-05-01T00:00:00Z", "null", "\"\\/\n\u2028");

    private Samples() {}

    private static AttributeSchema schema() {
        AttributeSchema schema = AttributeSchema.empty();
        for (AttributeType type : AttributeType.values()) {
            schema = schema.with(type.jsonName() + "1", type).with(type.jsonName() + "2", type);
        }
        return schema;
    }

    static Arbitrary<Scalar> scalar(AttributeType type) {
        return switch (type) {
            case TEXT -> Arbitraries.of(TEXTS).map(AttributeValue::of);
            case NUMBER ->
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-3, 3).map(AttributeValue::of),
                        Arbitraries.longs().map(AttributeValue::of),
                        Arbitraries.of("1.0", "1.5", "-2.50", "1E+2", "9223372036854775808", "1E+50", "0.00")
                                .map(text -> AttributeValue.of(new BigDecimal(text))));
            case MONEY ->
                Combinators.combine(Arbitraries.longs().between(-2, 2), Arbitraries.of("CNY", "CNY", "JPY"))
                        .as((minor, code) -> AttributeValue.of(new Money(minor, Currency.getInstance(code))));
            case BOOLEAN -> Arbitraries.of(true, false).map(AttributeValue::of);
            case DATE ->
                Arbitraries.longs()
                        .between(-2, 2)
                        .map(days -> AttributeValue.of(LocalDate.of(2024, 2, 28).plusDays(days)));
            case INSTANT, LIST, TAGS ->
                Arbitraries.longs()
                        .between(-2, 2)
                        .map(hours -> AttributeValue.of(
                                Instant.EPOCH.plusSeconds(3600 * hours).plusNanos(1_000)));
        };
    }

    /** A value of the type or, now and then, of another one. */
    static Arbitrary<AttributeValue> value(AttributeType type) {
        Arbitrary<AttributeValue> right = type == AttributeType.LIST
                ? anyScalar().list().ofMaxSize(3).map(ListOf::new)
                : scalar(type).map(scalar -> scalar);
        return Arbitraries.frequencyOf(
                Tuple.of(6, right), Tuple.of(1, anyScalar().map(scalar -> scalar)));
    }

    private static Arbitrary<Scalar> anyScalar() {
        return Arbitraries.of(Names.SCALARS).flatMap(Samples::scalar);
    }

    /** Facts that know most of everything. */
    static Arbitrary<KnownFacts> facts() {
        Arbitrary<Map<TagId, Integer>> set = Arbitraries.maps(
                        Arbitraries.of(TAGS), Arbitraries.of(0, 1, 5_999, 6_000, 6_001, 10_000))
                .ofMaxSize(4);
        Arbitrary<Map<AttributeName, Map<TagId, Integer>>> tags = Arbitraries.maps(
                        Arbitraries.of(new AttributeName("tags1"), new AttributeName("tags2")), set)
                .ofMaxSize(2);
        Arbitrary<Map<SegmentId, Truth>> segments = Arbitraries.maps(
                        Arbitraries.of(SEGMENTS), Arbitraries.of(Truth.class))
                .ofMaxSize(3);
        Arbitrary<Optional<String>> unit =
                Arbitraries.of("m1", "m2", "小明", "👍🏽").map(text -> text).optional(0.8);
        return Combinators.combine(values(), tags, segments, now().optional(0.8), unit)
                .as(KnownFacts::new);
    }

    /** Instants on both sides of what the instants and dates of facts are a few hours or days from. */
    private static Arbitrary<Instant> now() {
        Arbitrary<Instant> hours = Arbitraries.longs().between(-60, 60).map(it -> Instant.EPOCH.plusSeconds(3600 * it));
        Arbitrary<Instant> days = Arbitraries.longs()
                .between(-120, 120)
                .map(it -> Instant.parse("2024-02-28T00:00:00Z").plusSeconds(3600 * it));
        Arbitrary<Long> nanos = Arbitraries.of(0L, 999L, 1_000L, 2_000L, -1_000L);
        return Combinators.combine(Arbitraries.oneOf(hours, days), nanos).as(Instant::plusNanos);
    }

    private static Arbitrary<Map<AttributeName, AttributeValue>> values() {
        Arbitrary<Map<AttributeName, AttributeValue>> facts = Arbitraries.just(Map.of());
        for (Map.Entry<AttributeName, AttributeType> entry : SCHEMA.types().entrySet()) {
            if (entry.getValue() == AttributeType.TAGS) {
                continue;
            }
            facts = Combinators.combine(facts, value(entry.getValue()).optional(0.7))
                    .as((known, value) -> plus(known, entry.getKey(), value));
        }
        return facts;
    }

    private static Map<AttributeName, AttributeValue> plus(
            Map<AttributeName, AttributeValue> known, AttributeName name, Optional<AttributeValue> value) {
        Map<AttributeName, AttributeValue> more = new TreeMap<>(known);
        value.ifPresent(it -> more.put(name, it));
        return more;
    }

    /** Conditions that pass the check against {@link #SCHEMA}. */
    static Arbitrary<Condition> condition() {
        return condition(4);
    }

    private static Arbitrary<Condition> condition(int depth) {
        if (depth == 1) {
            return predicate();
        }
        Arbitrary<Condition> member = condition(depth - 1);
        Arbitrary<List<Condition>> members = member.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(predicate(), members.map(AllOf::new), members.map(AnyOf::new), member.map(Not::new));
    }

    private static Arbitrary<Condition> predicate() {
        return Arbitraries.frequencyOf(
                Tuple.of(7, Arbitraries.of(TYPES).flatMap(Samples::predicate)),
                Tuple.of(2, timed()),
                Tuple.of(2, tagMatch()),
                Tuple.of(1, Arbitraries.of(SEGMENTS).map(InSegment::new)),
                Tuple.of(1, bucket()));
    }

    private static Arbitrary<Condition> timed() {
        Arbitrary<Duration> durations = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 4).map(Duration::ofHours),
                Arbitraries.longs()
                        .between(0, 4)
                        .map(hours -> Duration.ofHours(hours).plusNanos(1_000)),
                Arbitraries.longs().between(0, Recency.MAX.toMillis()).map(Duration::ofMillis));
        Arbitrary<AttributeName> instants =
                Arbitraries.of("instant1", "instant2").map(AttributeName::new);
        Arbitrary<AttributeName> either =
                Arbitraries.of("instant1", "instant2", "date1", "date2").map(AttributeName::new);
        return Arbitraries.oneOf(
                Combinators.combine(instants, Arbitraries.of(Recency.Operator.class), durations)
                        .as(Recency::new),
                Combinators.combine(
                                either,
                                Arbitraries.of(DayRecency.Operator.class),
                                Arbitraries.of(0, 1, 2, 3, DayRecency.MAX_DAYS),
                                Arbitraries.of(ZONES))
                        .as(DayRecency::new));
    }

    private static Arbitrary<Condition> tagMatch() {
        return Combinators.combine(
                        Arbitraries.of("tags1", "tags2").map(AttributeName::new),
                        Arbitraries.of(TagMatch.Operator.class),
                        Arbitraries.of(TAGS).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(1, 6_000, 6_005, 10_000))
                .as((name, operator, tags, confidence) -> new TagMatch(
                        name,
                        operator,
                        new LinkedHashSet<>(operator == TagMatch.Operator.HAS_TAG ? tags.subList(0, 1) : tags),
                        confidence));
    }

    private static Arbitrary<Condition> bucket() {
        return Combinators.combine(
                        Arbitraries.of("test-7", "实验"),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(10, 100, 1_000_000))
                .as((seed, from, width, of) -> new Bucket(seed, of, from, Math.min(of, from + width * of / 10)))
                .map(it -> it);
    }

    private static Arbitrary<Condition> predicate(AttributeType type) {
        Arbitrary<AttributeName> name = Arbitraries.of("1", "2").map(n -> new AttributeName(type.jsonName() + n));
        Map<Kind, Arbitrary<Condition>> kinds = new EnumMap<>(Kind.class);
        kinds.put(Kind.EXISTS, name.map(Exists::new));
        kinds.put(Kind.MISSING, name.map(Missing::new));
        kinds.put(
                Kind.RELATION,
                Combinators.combine(name, Arbitraries.of(Relation.Operator.class), name)
                        .as(Relation::new));
        Arbitrary<Scalar> operand = type == AttributeType.LIST ? anyScalar() : scalar(type);
        List<Comparison.Operator> operators = Arrays.stream(Comparison.Operator.values())
                .filter(operator -> operator.types().contains(type))
                .toList();
        kinds.put(
                Kind.COMPARISON,
                Combinators.combine(name, Arbitraries.of(operators), operand).as(Samples::comparison));
        if (type != AttributeType.LIST) {
            if (Names.ORDERED.contains(type)) {
                kinds.put(
                        Kind.BETWEEN,
                        Combinators.combine(name, operand, operand).as(Samples::between));
            }
            kinds.put(
                    Kind.MEMBERSHIP,
                    Combinators.combine(name, Arbitraries.of(Membership.Operator.class), oneCurrency(operand))
                            .as((it, operator, values) -> new Membership(it, operator, new LinkedHashSet<>(values))));
        }
        return Arbitraries.of(kinds.keySet()).flatMap(kinds::get);
    }

    /** A list may hold what JSON cannot tell from text, so a moment to look for in a list is left to other tests. */
    private static Condition comparison(AttributeName name, Comparison.Operator operator, Scalar operand) {
        boolean lost = operator == Comparison.Operator.CONTAINS
                && (operand instanceof AttributeValue.Moment || operand instanceof AttributeValue.Day);
        return new Comparison(name, operator, lost ? AttributeValue.of("a") : operand);
    }

    private static Condition between(AttributeName name, Scalar one, Scalar other) {
        if (!Values.comparable(one, other)) {
            return new Between(name, one, one);
        }
        return Values.compare(one, other) <= 0 ? new Between(name, one, other) : new Between(name, other, one);
    }

    private static Arbitrary<List<Scalar>> oneCurrency(Arbitrary<Scalar> operand) {
        return operand.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(values -> values.stream()
                        .filter(value -> Values.comparable(values.get(0), value))
                        .toList());
    }

    private enum Kind {
        EXISTS,
        MISSING,
        RELATION,
        COMPARISON,
        BETWEEN,
        MEMBERSHIP
    }
}
