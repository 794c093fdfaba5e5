package io.communitykit.examples.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.Violations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read strictly: each must be there unless it is asked for as optional, and of its type; what nobody asked for
 * is a fault. Every fault is an {@link InvalidValueException} that names the place. Not safe for many threads.
 */
final class JsonFields {

    private static final int SHOWN = 60;

    private final JsonNode node;
    private final String at;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(JsonNode node, String at) {
        this.node = node;
        this.at = at;
    }

    static JsonFields of(@Nullable JsonNode node, String at) {
        if (node == null || !node.isObject()) {
            throw wrong(at, "an object", node);
        }
        return new JsonFields(node, at);
    }

    private static InvalidValueException wrong(String at, String expected, @Nullable JsonNode got) {
        String text = got == null || got.isMissingNode() ? "nothing" : got.toString();
        return InvalidValueException.of(
                at.isEmpty() ? "it" : at, expected, text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }

    JsonNode node() {
        return node;
    }

    boolean has(String name) {
        return get(name) != null;
    }

    private String below(String name) {
        return Violations.below(at, name);
    }

    private @Nullable JsonNode get(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    Optional<String> optionalText(String name) {
        JsonNode value = get(name);
        if (value != null && !value.isTextual()) {
            throw wrong(below(name), "text", value);
        }
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(below(name), "text", null));
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidValueException.of(below(name), "an instant such as 2026-03-01T08:00:00Z", text);
        }
    }

    Optional<Long> optionalWhole(String name) {
        JsonNode value = get(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw wrong(below(name), "a whole number", value);
        }
        return Optional.ofNullable(value).map(JsonNode::longValue);
    }

    long whole(String name) {
        return optionalWhole(name).orElseThrow(() -> wrong(below(name), "a whole number", null));
    }

    int small(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw InvalidValueException.of(below(name), "a number of 32 bits", value);
        }
        return (int) value;
    }

    OptionalInt optionalSmall(String name) {
        return !has(name) ? OptionalInt.empty() : OptionalInt.of(small(name));
    }

    double number(String name) {
        JsonNode value = get(name);
        if (value == null || !value.isNumber()) {
            throw wrong(below(name), "a number", value);
        }
        return value.doubleValue();
    }

    JsonFields object(String name) {
        return of(get(name), below(name));
    }

    List<JsonNode> list(String name) {
        JsonNode value = get(name);
        if (value == null || !value.isArray()) {
            throw wrong(below(name), "a list", value);
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    /** Texts. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            if (!item.isTextual()) {
                throw wrong(below(name), "a list of texts", item);
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** The names of all fields; they count as asked for. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        asked.addAll(names);
        return names;
    }

    /** Nothing else may be there. */
    void end() {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!asked.contains(name)) {
                throw InvalidValueException.of(
                        at.isEmpty() ? "its fields" : "fields of " + at,
                        "of " + asked.stream().sorted().toList(),
                        "unknown field \"" + name + "\"");
            }
        }
    }
}
