package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which attributes exist, and their types. Immutable and safe for many threads.
 *
 * @param types the type of each attribute, copied and sorted by name
 */
public record AttributeSchema(Map<AttributeName, AttributeType> types) {

    /**
     * Copies the map.
     *
     * @param types the type of each attribute
     */
    public AttributeSchema {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    /**
     * A schema without attributes, to add to.
     *
     * @return the empty schema
     */
    public static AttributeSchema empty() {
        return new AttributeSchema(Map.of());
    }

    /**
     * The type of an attribute.
     *
     * @param name the attribute
     * @return its type, or empty where there is no such attribute
     */
    public Optional<AttributeType> typeOf(AttributeName name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * Adds an attribute.
     *
     * @param name its name
     * @param type its type
     * @return a new schema with it
     * @throws InvalidValueException if the attribute exists with another type
     */
    public AttributeSchema with(String name, AttributeType type) {
        return plus(new AttributeSchema(Map.of(new AttributeName(name), type)));
    }

    /**
     * Joins two schemas.
     *
     * @param other the other
     * @return a new schema with the attributes of both
     * @throws InvalidValueException if an attribute is in both with different types
     */
    public AttributeSchema plus(AttributeSchema other) {
        SortedMap<AttributeName, AttributeType> both = new TreeMap<>(types);
        other.types.forEach((name, type) -> {
            AttributeType known = both.putIfAbsent(name, type);
            if (known != null && known != type) {
                throw InvalidValueException.of(
                        "type of attribute " + name, known.jsonName() + " as before", type.jsonName());
            }
        });
        return new AttributeSchema(both);
    }
}
