package io.communitykit.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
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
public final class JsonFields {

    private static final int SHOWN = 60;
    private static final int MOST_DIGITS = 15;

    private final JsonNode node;
    private final String at;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(JsonNode node, String at) {
        this.node = node;
        this.at = at;
    }

    /** The fields of a node, which must be an object. */
    public static JsonFields of(@Nullable JsonNode node, String at) {
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

    /** The object itself. */
    public JsonNode node() {
        return node;
    }

    /** Whether a field is there, and not null. */
    public boolean has(String name) {
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

    /** A text that may be absent. */
    public Optional<String> optionalText(String name) {
        JsonNode value = get(name);
        if (value != null && !value.isTextual()) {
            throw wrong(below(name), "text", value);
        }
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    /** A text. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(below(name), "text", null));
    }

    /** An instant in ISO 8601. */
    public Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidValueException.of(below(name), "an instant such as 2026-03-01T08:00:00Z", text);
        }
    }

    /** An instant in ISO 8601, not before another. */
    public Instant instant(String name, Instant least) {
        Instant at = instant(name);
        if (at.isBefore(least)) {
            throw InvalidValueException.of(below(name), least + " or later, as lines are in the order of time", at);
        }
        return at;
    }

    /** A decimal number, exact, of at most 15 digits before the point. */
    public BigDecimal decimal(String name) {
        JsonNode value = get(name);
        if (value == null || !(value.isBigDecimal() || value.isIntegralNumber())) {
            throw wrong(below(name), "a number such as 39.90", value);
        }
        BigDecimal number = value.decimalValue();
        if ((long) number.precision() - number.scale() > MOST_DIGITS) {
            throw wrong(below(name), "a number below 10^" + MOST_DIGITS, value);
        }
        return number;
    }

    /** Whether something is so; not where it is absent. */
    public boolean isSet(String name) {
        JsonNode value = get(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(below(name), "true or false", value);
        }
        return value != null && value.booleanValue();
    }

    /** A whole number of 64 bits that may be absent. */
    public Optional<Long> optionalWhole(String name) {
        JsonNode value = get(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw wrong(below(name), "a whole number", value);
        }
        return Optional.ofNullable(value).map(JsonNode::longValue);
    }

    /** A whole number of 64 bits. */
    public long whole(String name) {
        return optionalWhole(name).orElseThrow(() -> wrong(below(name), "a whole number", null));
    }

    /** A whole number of 32 bits. */
    public int small(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw InvalidValueException.of(below(name), "a number of 32 bits", value);
        }
        return (int) value;
    }

    /** A whole number of 32 bits that may be absent. */
    public OptionalInt optionalSmall(String name) {
        return !has(name) ? OptionalInt.empty() : OptionalInt.of(small(name));
    }

    /** A number. */
    public double number(String name) {
        JsonNode value = get(name);
        if (value == null || !value.isNumber()) {
            throw wrong(below(name), "a number", value);
        }
        return value.doubleValue();
    }

    /** The fields of an object below. */
    public JsonFields object(String name) {
        return of(get(name), below(name));
    }

    /** The items of a list. */
    public List<JsonNode> list(String name) {
        JsonNode value = get(name);
        if (value == null || !value.isArray()) {
            throw wrong(below(name), "a list", value);
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    /** Texts. */
    public List<String> texts(String name) {
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
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        asked.addAll(names);
        return names;
    }

    /** Nothing else may be there. */
    public void end() {
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
