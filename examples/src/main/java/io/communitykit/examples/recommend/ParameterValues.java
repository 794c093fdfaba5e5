package io.communitykit.examples.recommend;

import io.communitykit.core.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the parameters of an algorithm are.
 *
 * @param byName a value for each, in the algorithm's order
 */
record ParameterValues(Map<String, Object> byName) {

    /** Takes what was given, and the default of all else. */
    static ParameterValues of(NamedAlgorithm algorithm, Map<String, String> given, int items) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (AlgorithmParameter each : algorithm.parameters()) {
            String typed = given.get(each.name());
            values.put(each.name(), typed == null ? each.byDefault().apply(items) : each.value(typed, items));
        }
        return new ParameterValues(values);
    }

    /** A number. */
    double number(String name) {
        return (double) value(name);
    }

    /** A whole number of any size. */
    long whole(String name) {
        return (long) value(name);
    }

    /** A whole number that counts something. */
    int count(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw InvalidValueException.of("parameter " + name, "at most " + Integer.MAX_VALUE, value);
        }
        return (int) value;
    }

    /** A word. */
    String word(String name) {
        return (String) value(name);
    }

    private Object value(String name) {
        Object value = byName.get(name);
        if (value == null) {
            throw new IllegalStateException("the table must name the parameter " + name);
        }
        return value;
    }

    /** As they can be typed again: {@code a=1 b=2}. */
    @Override
    public String toString() {
        return byName.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
