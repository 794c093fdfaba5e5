package io.communitykit.core.policy.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is written as a JSON string.
 *
 * @param expected the value in words
 * @param keywords its JSON Schema beside the type
 * @param candidates texts that could be meant where one is wrong
 * @param parse makes the value; throws InvalidValueException, DateTimeException or IllegalArgumentException on others
 */
record WordShape(
        String expected,
        Map<String, Json> keywords,
        Supplier<? extends Collection<String>> candidates,
        Function<String, Object> parse)
        implements Shape {

    static WordShape of(String expected, Map<String, Json> keywords, Function<String, Object> parse) {
        return new WordShape(expected, keywords, List::of, parse);
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (json instanceof Json.Str text) {
            return parse(text.value(), pointer, violations);
        }
        return Fields.wrong(json, pointer, expected, violations);
    }

    @Nullable
    Object parse(String text, String pointer, Violations violations) {
        String rule = expected;
        try {
            return parse.apply(text);
        } catch (InvalidValueException e) {
            rule = expected + ": " + Words.rule(e);
        } catch (DateTimeException | IllegalArgumentException e) {
            rule = expected;
        }
        violations.add(pointer, rule, text, candidates.get());
        return null;
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        Map<String, Json> schema = new LinkedHashMap<>();
        schema.put("type", Json.of("string"));
        schema.putAll(keywords);
        return schema;
    }
}
