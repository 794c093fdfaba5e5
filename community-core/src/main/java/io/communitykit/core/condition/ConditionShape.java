package io.communitykit.core.condition;

import com.google.common.collect.Sets;
import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.MoneyShape;
import io.communitykit.core.policy.internal.Shape;
import io.communitykit.core.policy.internal.WordShapes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition in a document, read without types: what exists is known only once the document is read. */
final class ConditionShape implements Shape {

    static final Set<AttributeType> INSTANTS = Set.of(AttributeType.INSTANT);
    static final Set<AttributeType> TIMED = Set.of(AttributeType.INSTANT, AttributeType.DATE);
    static final Set<AttributeType> TAGS = Set.of(AttributeType.TAGS);
    static final Set<AttributeType> RELATED = Sets.union(Names.SCALARS, Set.of(AttributeType.LIST));
    /** The types of attributes that each operator looks at, by its name, in the order of the documentation. */
    static final Map<String, Set<AttributeType>> TYPES = types();

    private static final Json REFERENCE = Json.object("$ref", Json.of("#/$defs/condition"));

    ConditionShape() {}

    @Override
    public String expected() {
        return "a condition";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        return new ConditionReader(violations).read(json, pointer, 1);
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        Map<String, Json> money = new MoneyShape().schema(definitions);
        definitions.computeIfAbsent("condition", name -> definition(new Json.Obj(money)));
        return new LinkedHashMap<>(Map.of("$ref", Json.of("#/$defs/condition")));
    }

    private static Json definition(Json money) {
        Json name = new Json.Obj(WordShapes.ATTRIBUTE_NAME.schema(Map.of()));
        Json members = Json.object("type", Json.of("array"), "items", REFERENCE, "minItems", Json.of(1));
        return Json.object(
                "description",
                Json.of("One operator. What is not known makes a condition unknown, and an unknown one does not hold."),
                "oneOf",
                new Json.Arr(List.of(
                        only("all", members),
                        only("any", members),
                        only("not", REFERENCE),
                        only("exists", name),
                        only("missing", name),
                        only(ConditionReader.SEGMENT, schema(WordShapes.SEGMENT_ID)),
                        bucket(),
                        onAttribute(name, money),
                        between(name, money),
                        onDays(name),
                        onTags(name))));
    }

    private static Map<String, Set<AttributeType>> types() {
        Map<String, Set<AttributeType>> types = new LinkedHashMap<>();
        Stream.of(Comparison.Operator.values()).forEach(it -> types.put(it.jsonName(), it.types()));
        types.put(Between.JSON_NAME, Names.ORDERED);
        Stream.of(Membership.Operator.values()).forEach(it -> types.put(it.jsonName(), it.types()));
        Stream.of(Recency.Operator.values()).forEach(it -> types.put(it.jsonName(), INSTANTS));
        Stream.of(DayRecency.Operator.values()).forEach(it -> types.put(it.jsonName(), TIMED));
        Stream.of(TagMatch.Operator.values()).forEach(it -> types.put(it.jsonName(), TAGS));
        Stream.of(Relation.Operator.values()).forEach(it -> types.put(it.jsonName(), RELATED));
        return Collections.unmodifiableMap(types);
    }

    private static Json schema(Shape shape) {
        return new Json.Obj(shape.schema(Map.of()));
    }

    private static Json whole(long least, long most) {
        return Json.object("type", Json.of("integer"), "minimum", Json.of(least), "maximum", Json.of(most));
    }

    private static Json fields(Map<String, Json> properties, List<String> required) {
        return Json.object(
                "type", Json.of("object"),
                "properties", new Json.Obj(properties),
                "required", Json.ofTexts(required),
                "additionalProperties", Json.of(false));
    }

    private static Json bucket() {
        Map<String, Json> properties = new LinkedHashMap<>();
        properties.put(Bucket.JSON_NAME, schema(WordShapes.SEED));
        properties.put(ConditionReader.OF, whole(1, Bucket.MOST));
        properties.put(ConditionReader.FROM, whole(0, Bucket.MOST - 1L));
        properties.put(ConditionReader.TO, whole(1, Bucket.MOST));
        return fields(properties, List.copyOf(properties.keySet()));
    }

    private static Json between(Json name, Json money) {
        Map<String, Json> properties = new LinkedHashMap<>();
        properties.put(ConditionReader.ATTRIBUTE, name);
        properties.put(
                Between.JSON_NAME,
                Json.object(
                        "type",
                        Json.of("array"),
                        "minItems",
                        Json.of(2),
                        "maxItems",
                        Json.of(2),
                        "items",
                        operand(Names.ORDERED, money)));
        return fields(properties, List.copyOf(properties.keySet()));
    }

    private static Json onDays(Json name) {
        Map<String, Json> properties = new LinkedHashMap<>();
        properties.put(ConditionReader.ATTRIBUTE, name);
        for (DayRecency.Operator operator : DayRecency.Operator.values()) {
            properties.put(operator.jsonName(), whole(0, DayRecency.MAX_DAYS));
        }
        properties.put(ConditionReader.ZONE, schema(WordShapes.ZONE));
        return operators(properties, List.of(ConditionReader.ATTRIBUTE, ConditionReader.ZONE), 3, 3);
    }

    private static Json onTags(Json name) {
        Json tag = schema(WordShapes.TAG);
        Map<String, Json> properties = new LinkedHashMap<>();
        properties.put(ConditionReader.ATTRIBUTE, name);
        for (TagMatch.Operator operator : TagMatch.Operator.values()) {
            Json tags = Json.object(
                    "type", Json.of("array"), "items", tag, "minItems", Json.of(1), "uniqueItems", Json.of(true));
            properties.put(operator.jsonName(), operator == TagMatch.Operator.HAS_TAG ? tag : tags);
        }
        properties.put(ConditionReader.CONFIDENCE, whole(1, TagMatch.CERTAIN));
        List<Json> oneOperator = Stream.of(TagMatch.Operator.values())
                .<Json>map(it -> Json.object("required", Json.ofTexts(List.of(it.jsonName()))))
                .toList();
        Map<String, Json> schema =
                new LinkedHashMap<>(((Json.Obj) fields(properties, List.of(ConditionReader.ATTRIBUTE))).fields());
        schema.put("oneOf", new Json.Arr(oneOperator));
        return new Json.Obj(schema);
    }

    private static Json operators(Map<String, Json> properties, List<String> required, int least, int most) {
        Map<String, Json> schema = new LinkedHashMap<>(((Json.Obj) fields(properties, required)).fields());
        schema.put("minProperties", Json.of(least));
        schema.put("maxProperties", Json.of(most));
        return new Json.Obj(schema);
    }

    private static Json only(String operator, Json operand) {
        return Json.object(
                "type", Json.of("object"),
                "properties", Json.object(operator, operand),
                "required", Json.ofTexts(List.of(operator)),
                "additionalProperties", Json.of(false));
    }

    private static Json onAttribute(Json name, Json money) {
        Map<String, Json> properties = new LinkedHashMap<>();
        properties.put(ConditionReader.ATTRIBUTE, name);
        for (Comparison.Operator operator : Comparison.Operator.values()) {
            properties.put(operator.jsonName(), operand(operator.operands(), money));
        }
        for (Membership.Operator operator : Membership.Operator.values()) {
            properties.put(
                    operator.jsonName(),
                    Json.object(
                            "type", Json.of("array"),
                            "minItems", Json.of(1),
                            "uniqueItems", Json.of(true),
                            "anyOf", listsOfOneType(money)));
        }
        for (Relation.Operator operator : Relation.Operator.values()) {
            properties.put(operator.jsonName(), name);
        }
        for (Recency.Operator operator : Recency.Operator.values()) {
            properties.put(operator.jsonName(), schema(WordShapes.DURATION));
        }
        return operators(properties, List.of(ConditionReader.ATTRIBUTE), 2, 2);
    }

    private static Json listsOfOneType(Json money) {
        return new Json.Arr(Stream.of(plain("string"), plain("number"), plain("boolean"), money)
                .<Json>map(element -> Json.object("items", element))
                .toList());
    }

    private static Json plain(String type) {
        return Json.object("type", Json.of(type));
    }

    private static Json operand(Set<AttributeType> types, Json money) {
        if (types.equals(Set.of(AttributeType.TEXT))) {
            return plain("string");
        } else if (types.equals(Names.ORDERED)) {
            Json instant = schema(WordShapes.INSTANT);
            Json date = schema(WordShapes.DATE);
            return Json.object("anyOf", new Json.Arr(List.of(plain("number"), instant, date, money)));
        }
        Json simple = Json.object("type", Json.ofTexts(List.of("string", "number", "boolean")));
        return Json.object("anyOf", new Json.Arr(List.of(simple, money)));
    }
}
