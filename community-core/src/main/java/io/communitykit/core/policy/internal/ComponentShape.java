package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record.
 *
 * @param name its name, in the record and in the document
 * @param shape what it holds
 * @param optional whether it may be left out
 * @param description what it is for, or empty text
 * @param constraints what its values must keep to
 */
record ComponentShape(String name, Shape shape, boolean optional, String description, Constraints constraints) {

    /** Whether a document must have it: lists and maps may be left out and are empty then. */
    boolean required() {
        return !(optional || isContainer()) || (isContainer() && !optional && constraints.refuseEmpty());
    }

    @Nullable
    Object read(Json.Obj object, String pointer, Violations violations) {
        if (optional || !isContainer() || object.fields().containsKey(name)) {
            Object value = Fields.read(object, name, shape, required(), pointer, violations);
            if (value != null) {
                constraints.check(value, Pointer.append(pointer, name), violations);
            }
            return value;
        }
        if (required()) {
            violations.addMissing(Pointer.append(pointer, name), shape.expected() + " that is not empty");
        }
        return shape instanceof ListShape ? List.of() : Map.of();
    }

    Json schema(Map<String, Json> definitions) {
        Map<String, Json> schema = new LinkedHashMap<>();
        if (!description.isEmpty()) {
            schema.put("description", Json.of(description));
        }
        schema.putAll(shape.schema(definitions));
        constraints.describe(schema);
        return new Json.Obj(schema);
    }

    private boolean isContainer() {
        return shape instanceof ListShape || shape instanceof MapShape;
    }
}
