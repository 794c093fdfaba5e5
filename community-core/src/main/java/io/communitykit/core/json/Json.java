package io.communitykit.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON value. Numbers are exact; members of an object keep their order. Immutable and safe for many threads. */
public sealed interface Json {

    /**
     * An object.
     *
     * @param fields its members in order; copied
     */
    record Obj(Map<String, Json> fields) implements Json {

        /**
         * Copies the members.
         *
         * @param fields its members in order
         */
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /**
     * A list.
     *
     * @param items its elements in order; copied
     */
    record Arr(List<Json> items) implements Json {

        /**
         * Copies the elements.
         *
         * @param items its elements in order
         */
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /**
     * A string.
     *
     * @param value well-formed text without U+0000
     */
    record Str(String value) implements Json {
        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /**
     * A number.
     *
     * @param value the number, exact, with the scale in which it was written
     */
    record Num(BigDecimal value) implements Json {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * True or false.
     *
     * @param value the value
     */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** The {@code null} of JSON. */
    record Null() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** A value that could not be kept; its fault was reported when it was read. */
    record Broken() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /**
     * A string value.
     *
     * @param value the text
     * @return the value
     */
    static Str of(String value) {
        return new Str(value);
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return the value
     */
    static Num of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    /**
     * True or false.
     *
     * @param value the value
     * @return the value
     */
    static Bool of(boolean value) {
        return new Bool(value);
    }

    /**
     * A list of strings.
     *
     * @param values the texts
     * @return the list
     */
    static Arr ofTexts(Iterable<String> values) {
        List<Json> items = new ArrayList<>();
        values.forEach(value -> items.add(of(value)));
        return new Arr(items);
    }

    /**
     * An object of alternating names and values.
     *
     * @param name the first name
     * @param value the first value
     * @param more further names (String) and values (Json)
     * @return the object
     */
    static Obj object(String name, Json value, Object... more) {
        LinkedHashMap<String, Json> fields = new LinkedHashMap<>();
        fields.put(name, value);
        for (int i = 0; i < more.length; i += 2) {
            fields.put((String) more[i], (Json) more[i + 1]);
        }
        return new Obj(fields);
    }
}
