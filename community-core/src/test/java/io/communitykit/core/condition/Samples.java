package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random conditions and facts over a small world, so that they meet often: two attributes of each type. */
final class Samples {

    private static final Set<AttributeType> TYPES = EnumSet.complementOf(EnumSet.of(AttributeType.TAGS));

    static final AttributeSchema SCHEMA = schema();

    private static final List<String> TEXTS =
            List.of("", "a", "回答", "回", "👍🏽", "𠮷野家", "2024-05-01T00:00:00Z", "null", "\"\\/\n\u2028");

    private Samples() {}

    private static AttributeSchema schema() {
        AttributeSchema schema = AttributeSchema.empty();
        for (AttributeType type : TYPES) {
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

    /** Facts that know most attributes. */
    static Arbitrary<Map<AttributeName, AttributeValue>> facts() {
        Arbitrary<Map<AttributeName, AttributeValue>> facts = Arbitraries.just(Map.of());
        for (Map.Entry<AttributeName, AttributeType> entry : SCHEMA.types().entrySet()) {
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
        return Arbitraries.of(TYPES).flatMap(Samples::predicate);
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
        MEMBERSHIP
    }
}
