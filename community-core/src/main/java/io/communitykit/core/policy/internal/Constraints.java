package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Jakarta Validation constraints of one record component: checked on values, and written as JSON Schema. */
final class Constraints {

    private final Validator validator;
    private final Class<?> type;
    private final String name;
    private final @Nullable PropertyDescriptor property;

    Constraints(Validator validator, Class<?> type, String name) {
        this.validator = validator;
        this.type = type;
        this.name = name;
        this.property = validator.getConstraintsForClass(type).getConstraintsForProperty(name);
    }

    /** Reports every constraint that a value breaks, in an order that does not depend on hashes. */
    void check(Object value, String pointer, Violations violations) {
        if (property == null) {
            return;
        }
        validator.validateValue(type, name, value).stream()
                .filter(broken -> broken.getInvalidValue() != null)
                .map(broken ->
                        new Fault(pointer + below(broken.getPropertyPath()), Rules.expected(broken), shown(broken)))
                .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::expected))
                .forEach(fault -> violations.add(fault.pointer, fault.expected, fault.got));
    }

    /** Whether a list or map may not be empty, and so may not be left out. */
    boolean refuseEmpty() {
        return property != null
                && property.getConstraintDescriptors().stream()
                        .anyMatch(rule -> Rules.refusesEmpty(rule.getAnnotation()));
    }

    /** Adds the keywords of the constraints to the schema of the component. */
    void describe(Map<String, Json> schema) {
        if (property != null) {
            describe(schema, property.getConstraintDescriptors(), property.getConstrainedContainerElementTypes());
        }
    }

    private static void describe(
            Map<String, Json> schema,
            Set<ConstraintDescriptor<?>> rules,
            Set<ContainerElementTypeDescriptor> elements) {
        rules.stream()
                .map(ConstraintDescriptor::getAnnotation)
                .sorted(Comparator.comparing(Object::toString))
                .forEach(rule -> Rules.describe(rule, schema));
        for (ContainerElementTypeDescriptor element : elements) {
            boolean key = element.getContainerClass() == Map.class && element.getTypeArgumentIndex() == 0;
            String keyword = key ? "propertyNames" : schema.containsKey("items") ? "items" : "additionalProperties";
            Map<String, Json> inner = new LinkedHashMap<>();
            if (schema.get(keyword) instanceof Json.Obj object) {
                inner.putAll(object.fields());
            } else {
                inner.put("type", Json.of("string"));
            }
            describe(inner, element.getConstraintDescriptors(), element.getConstrainedContainerElementTypes());
            schema.put(keyword, new Json.Obj(inner));
        }
    }

    private static String below(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append(Pointer.append("", node.getIndex()));
            } else if (node.getKey() != null) {
                pointer.append(
                        Pointer.append("", node.getKey() instanceof Enum<?> key ? Words.kebab(key) : node.getKey()));
            }
        }
        return pointer.toString();
    }

    private static Object shown(ConstraintViolation<?> broken) {
        Object value = broken.getInvalidValue();
        if (value instanceof Collection<?> collection) {
            return new Count(collection.size());
        } else if (value instanceof Map<?, ?> map) {
            return new Count(map.size());
        }
        return value instanceof Enum<?> constant ? Words.kebab(constant) : value;
    }

    private record Fault(String pointer, String expected, Object got) {}

    private record Count(int elements) {
        @Override
        public String toString() {
            return elements + (elements == 1 ? " element" : " elements");
        }
    }
}
