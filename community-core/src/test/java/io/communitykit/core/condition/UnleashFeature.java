package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.attribute;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.UnleashDifference.Refused;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.InvalidPolicyException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A feature of Unleash as a condition: any of its strategies, each with all of its constraints and segments. */
final class UnleashFeature {

    private final JsonNode definition;
    private final Map<SegmentId, JsonNode> segments;
    private final Map<AttributeName, AttributeType> types = new TreeMap<>();
    /** Whom draws are for: a field of the context, or {@code default}. */
    private String stickiness = "default";

    private UnleashFeature(JsonNode definition, JsonNode segments) {
        this.definition = definition;
        this.segments = new TreeMap<>();
        segments.forEach(it -> this.segments.put(id(it.get("id")), it));
    }

    private static SegmentId id(JsonNode number) {
        return new SegmentId("segment-" + number.asInt());
    }

    /**
     * Answers for a context, as this language does.
     *
     * @throws Refused if the feature cannot be said in it
     */
    static Truth evaluate(JsonNode definition, JsonNode segments, JsonNode context) {
        return new UnleashFeature(definition, segments).evaluate(context);
    }

    private Truth evaluate(JsonNode context) {
        Condition condition = strategies();
        Map<SegmentId, Condition> rules = new TreeMap<>();
        condition.segments().forEach(id -> rules.put(id, rule(id)));
        AttributeSchema schema = new AttributeSchema(types);
        KnownFacts facts = facts(context, Map.of());
        Map<SegmentId, Truth> judged = new TreeMap<>();
        rules.forEach((id, rule) -> judged.put(id, read(rule, schema).evaluate(facts)));
        return read(condition, schema).evaluate(facts(context, judged));
    }

    /** As a document would hold it. */
    private Condition read(Condition condition, AttributeSchema schema) {
        try {
            return Condition.parse(condition.toJson(), schema, segments.keySet());
        } catch (InvalidPolicyException e) {
            throw new IllegalStateException(definition.get("name").asText(), e);
        }
    }

    private Condition strategies() {
        List<Condition> strategies = new ArrayList<>();
        definition.get("strategies").forEach(it -> strategies.add(strategy(it)));
        return strategies.isEmpty() ? everybody() : new AnyOf(strategies);
    }

    private Condition everybody() {
        Attribute user = field("userId", AttributeType.TEXT);
        return Condition.any(user.exists(), user.missing());
    }

    private Condition strategy(JsonNode strategy) {
        List<Condition> all = new ArrayList<>();
        JsonNode parameters = strategy.path("parameters");
        String name = strategy.get("name").asText();
        all.add(
                switch (name) {
                    case "default" -> everybody();
                    case "userWithId" ->
                        field("userId", AttributeType.TEXT)
                                .in(parameters.get("userIds").asText().split(",\\s*", -1));
                    case "gradualRolloutUserId" -> draw(parameters, "percentage", "userId");
                    case "flexibleRollout" ->
                        draw(parameters, "rollout", parameters.get("stickiness").asText());
                    default -> throw new IllegalStateException("strategy " + name);
                });
        strategy.path("segments").forEach(it -> all.add(reference(id(it))));
        strategy.path("constraints").forEach(it -> all.add(constraint(it)));
        return new AllOf(all);
    }

    private Condition reference(SegmentId id) {
        read("{\"segment\":\"" + id + "\"}", UnleashDifference.UNKNOWN_SEGMENT_IS_REFUSED);
        rule(id);
        return new InSegment(id);
    }

    /** What a document would say, if it may. */
    private Condition read(String json, UnleashDifference otherwise) {
        try {
            return Condition.parse(json, new AttributeSchema(types), segments.keySet());
        } catch (InvalidPolicyException e) {
            throw new Refused(otherwise);
        }
    }

    private Condition rule(SegmentId id) {
        List<Condition> all = new ArrayList<>();
        Optional.ofNullable(segments.get(id)).orElseThrow().get("constraints").forEach(it -> all.add(constraint(it)));
        return new AllOf(all);
    }

    /** Buckets 1 to n of 100 there are 0 to n - 1 here; nobody is whoever falls outside of all. */
    private Condition draw(JsonNode parameters, String share, String field) {
        stickiness = field;
        String seed = parameters.get("groupId").asText();
        int percent = parameters.get(share).asInt();
        return percent == 0
                ? Condition.not(Condition.bucket(seed, 0, 100, 100))
                : Condition.bucket(seed, 0, percent, 100);
    }

    private Attribute field(String name, AttributeType type) {
        AttributeType before = types.putIfAbsent(new AttributeName(name), type);
        if (before != null && before != type) {
            throw new IllegalStateException(name + " of two types");
        }
        return attribute(name);
    }

    private Condition constraint(JsonNode constraint) {
        Condition condition = plain(constraint);
        return constraint.path("inverted").asBoolean() ? Condition.not(condition) : condition;
    }

    private Condition plain(JsonNode constraint) {
        String operator = constraint.get("operator").asText();
        String field = constraint.get("contextName").asText();
        if (constraint.path("caseInsensitive").asBoolean()) {
            throw new Refused(UnleashDifference.NO_CASE_FOLDING);
        } else if (operator.startsWith("NUM_")) {
            Scalar number =
                    AttributeValue.of(new BigDecimal(constraint.get("value").asText()));
            return compare(field(field, AttributeType.NUMBER), operator, number);
        } else if (operator.startsWith("DATE_")) {
            Scalar instant = AttributeValue.of(
                    OffsetDateTime.parse(constraint.get("value").asText()).toInstant());
            return compare(field(field, AttributeType.INSTANT), operator, instant);
        }
        return text(field(field, AttributeType.TEXT), operator, constraint);
    }

    private static Condition compare(Attribute field, String operator, Scalar value) {
        return switch (operator) {
            case "NUM_EQ" -> field.is(value);
            case "NUM_GT", "DATE_AFTER" -> field.above(value);
            case "NUM_GTE" -> field.atLeast(value);
            case "NUM_LT", "DATE_BEFORE" -> field.below(value);
            case "NUM_LTE" -> field.atMost(value);
            default -> throw new IllegalStateException(operator);
        };
    }

    private Condition text(Attribute field, String operator, JsonNode constraint) {
        Set<String> values = new LinkedHashSet<>();
        constraint.path("values").forEach(it -> values.add(it.asText()));
        return switch (operator) {
            case "IN" -> some(values, field::in);
            case "NOT_IN" -> some(values, field::notIn);
            case "STR_STARTS_WITH" -> any(values, field::startsWith);
            case "STR_CONTAINS" -> any(values, field::contains);
            case "STR_ENDS_WITH" -> any(values, it -> read(field, "endsWith", it, UnleashDifference.NO_ENDS_WITH));
            // A version without build metadata has one way of writing.
            case "SEMVER_EQ" -> field.is(constraint.get("value").asText());
            case "SEMVER_LT", "SEMVER_GT" -> throw new Refused(UnleashDifference.NO_ORDER_OF_VERSIONS);
            default ->
                read(field, operator, constraint.get("value").asText(), UnleashDifference.UNKNOWN_OPERATOR_IS_REFUSED);
        };
    }

    private Condition read(Attribute field, String operator, String value, UnleashDifference otherwise) {
        return read("{\"attribute\":\"%s\",\"%s\":\"%s\"}".formatted(field.name(), operator, value), otherwise);
    }

    private static Condition some(Set<String> values, Function<String[], Condition> in) {
        try {
            return in.apply(values.toArray(String[]::new));
        } catch (InvalidValueException e) {
            throw new Refused(UnleashDifference.EMPTY_LIST_IS_REFUSED);
        }
    }

    private static Condition any(Set<String> values, Function<String, Condition> each) {
        return new AnyOf(values.stream().map(each).toList());
    }

    private KnownFacts facts(JsonNode context, Map<SegmentId, Truth> judged) {
        Map<AttributeName, AttributeValue> known = new TreeMap<>();
        types.forEach((name, type) -> told(context, name.value()).ifPresent(it -> known.put(name, typed(it, type))));
        Optional<String> unit = stickiness.equals("default")
                ? told(context, "userId").or(() -> told(context, "sessionId"))
                : told(context, stickiness);
        return new KnownFacts(known, Map.of(), judged, Optional.empty(), unit);
    }

    private static Optional<String> told(JsonNode context, String field) {
        JsonNode value = context.has(field)
                ? context.get(field)
                : context.path("properties").path(field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static AttributeValue typed(String text, AttributeType type) {
        return switch (type) {
            case NUMBER -> AttributeValue.of(new BigDecimal(text));
            case INSTANT -> AttributeValue.of(OffsetDateTime.parse(text).toInstant());
            default -> AttributeValue.of(text);
        };
    }
}
