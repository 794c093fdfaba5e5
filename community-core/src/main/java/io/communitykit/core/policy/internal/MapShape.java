package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map, written as an object; keeps the order of the document.
 *
 * @param key the shape of the names
 * @param value the shape of the values
 */
record MapShape(WordShape key, Shape value) implements Shape {

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Obj object)) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        object.fields().forEach((name, item) -> {
            String at = Pointer.append(pointer, name);
            Object parsed = key.parse(name, at, violations);
            Object read = value.read(item, at, violations);
            if (parsed != null) {
                entries.put(parsed, read);
            }
        });
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        Map<String, Json> schema = Fields.ordered("type", Json.of("object"));
        if (!key.keywords().isEmpty()) {
            schema.put("propertyNames", new Json.Obj(key.keywords()));
        }
        schema.put("additionalProperties", new Json.Obj(value.schema(definitions)));
        return schema;
    }
}
