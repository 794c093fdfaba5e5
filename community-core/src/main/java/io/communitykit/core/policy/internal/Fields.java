package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all shapes of objects check alike. */
final class Fields {

    private Fields() {}

    /** Reports every field that is not known. */
    static void refuseUnknown(Json.Obj object, Collection<String> known, String pointer, Violations violations) {
        for (String name : object.fields().keySet()) {
            if (!known.contains(name)) {
                violations.addUnknown(Pointer.append(pointer, name), "a field of this object", name, known);
            }
        }
    }

    /** Reads a field; null where it is missing, {@code null} or faulty, each of which is reported where it is a fault. */
    static @Nullable Object read(
            Json.Obj object, String name, Shape shape, boolean required, String pointer, Violations violations) {
        String at = Pointer.append(pointer, name);
        Json json = object.fields().get(name);
        if (json == null) {
            if (required) {
                violations.addMissing(at, shape.expected());
            }
            return null;
        }
        if (json instanceof Json.Null && !required) {
            violations.add(at, shape.expected() + ", or the field left out", json);
            return null;
        }
        return shape.read(json, at, violations);
    }

    /** Reports a value of another JSON type, unless its fault is reported already. */
    static @Nullable Object wrong(Json json, String pointer, String expected, Violations violations) {
        if (!(json instanceof Json.Broken)) {
            violations.add(pointer, expected, json);
        }
        return null;
    }

    static Map<String, Json> ordered(String name, Json value, Object... more) {
        return new LinkedHashMap<>(Json.object(name, value, more).fields());
    }
}
