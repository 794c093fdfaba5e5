package io.communitykit.core.condition;

import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.MoneyShape;
import io.communitykit.core.policy.internal.Shape;
import io.communitykit.core.policy.internal.WordShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition in a document, read without types: what exists is known only once the document is read. */
final class ConditionShape implements Shape {

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
                        onAttribute(name, money))));
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
        return Json.object(
                "type", Json.of("object"),
                "properties", new Json.Obj(properties),
                "required", Json.ofTexts(List.of(ConditionReader.ATTRIBUTE)),
                "minProperties", Json.of(2),
                "maxProperties", Json.of(2),
                "additionalProperties", Json.of(false));
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
            Json instant = new Json.Obj(WordShapes.INSTANT.schema(Map.of()));
            return Json.object("anyOf", new Json.Arr(List.of(plain("number"), instant, money)));
        }
        Json simple = Json.object("type", Json.ofTexts(List.of("string", "number", "boolean")));
        return Json.object("anyOf", new Json.Arr(List.of(simple, money)));
    }
}
