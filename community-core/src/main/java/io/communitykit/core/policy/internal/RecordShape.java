package io.communitykit.core.policy.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Describe;
import io.communitykit.core.policy.Violations;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A record, written as an object of its components.
 *
 * @param type the record
 * @param constructor its canonical constructor, accessible
 * @param components its components in order
 * @param envelope fields that somebody else reads
 */
record RecordShape(Class<?> type, Constructor<?> constructor, List<ComponentShape> components, List<String> envelope)
        implements Shape {

    @Override
    public String expected() {
        return "an object";
    }

    List<String> names() {
        return components.stream().map(ComponentShape::name).toList();
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Obj object)) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        int before = violations.size();
        Set<String> known = new TreeSet<>(names());
        known.addAll(envelope);
        Fields.refuseUnknown(object, known, pointer, violations);
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).read(object, pointer, violations);
        }
        return violations.size() == before ? construct(values, pointer, violations) : null;
    }

    private @Nullable Object construct(@Nullable Object[] values, String pointer, Violations violations) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidValueException invalid) {
                violations.addRefusal(pointer, invalid);
                return null;
            }
            throw new IllegalStateException("constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructor of " + type.getName() + " cannot be called", e);
        }
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        Map<String, Json> schema = new LinkedHashMap<>();
        Describe describe = type.getAnnotation(Describe.class);
        if (describe != null) {
            schema.put("description", Json.of(describe.value()));
        }
        schema.put("type", Json.of("object"));
        schema.put("properties", new Json.Obj(properties(definitions)));
        schema.put(
                "required",
                Json.ofTexts(components.stream()
                        .filter(ComponentShape::required)
                        .map(ComponentShape::name)
                        .toList()));
        schema.put("additionalProperties", Json.of(false));
        return schema;
    }

    /** Describes each component. */
    Map<String, Json> properties(Map<String, Json> definitions) {
        Map<String, Json> properties = new LinkedHashMap<>();
        components.forEach(component -> properties.put(component.name(), component.schema(definitions)));
        return properties;
    }
}
