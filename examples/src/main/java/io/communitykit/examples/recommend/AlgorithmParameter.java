package io.communitykit.examples.recommend;

import io.communitykit.core.InvalidValueException;
import java.util.function.IntFunction;

/**
 * A parameter that an algorithm can be given by name.
 *
 * @param name what it is called
 * @param text its default in words
 * @param byDefault its value where none is given, by the number of items: a {@link Long}, a {@link Double} or a {@link String}; a value that is given becomes
 *     the same
 */
record AlgorithmParameter(String name, String text, IntFunction<Object> byDefault) {

    static AlgorithmParameter of(String name, Object byDefault) {
        return new AlgorithmParameter(name, byDefault.toString(), items -> byDefault);
    }

    /** What was typed, as a value. */
    Object value(String typed, int items) {
        Object like = byDefault.apply(items);
        try {
            if (like instanceof Long) {
                return Long.valueOf(typed);
            } else if (like instanceof Double) {
                return Double.valueOf(typed);
            }
            return typed;
        } catch (NumberFormatException e) {
            throw InvalidValueException.of(
                    "parameter " + name, like instanceof Long ? "a whole number" : "a number", typed);
        }
    }

    /** Such as {@code alpha=1.0}. */
    @Override
    public String toString() {
        return name + "=" + text;
    }
}
