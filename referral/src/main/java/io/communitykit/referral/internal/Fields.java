package io.communitykit.referral.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes and reads the fields of a stored object. A reader asks for each field once and refuses those that nobody asked for, since
 * writing the object again would lose them. Not safe for many threads.
 */
public final class Fields {

    private Fields() {}

    /**
     * Starts to write.
     *
     * @return an object without fields
     */
    public static Writer write() {
        return new Writer();
    }

    /**
     * Starts to read.
     *
     * @param what it is, for messages
     * @param object the stored object
     * @return a reader
     */
    public static Reader read(String what, Json.Obj object) {
        return new Reader(what, object);
    }

    /** Writes fields in their order. */
    public static final class Writer {

        private final Map<String, Json> fields = new LinkedHashMap<>();

        private Writer() {}

        /**
         * Adds a number.
         *
         * @param name the field
         * @param value the number
         * @return this writer
         */
        public Writer number(String name, long value) {
            fields.put(name, Json.of(value));
            return this;
        }

        /**
         * Adds a number unless it is 0.
         *
         * @param name the field
         * @param value the number
         * @return this writer
         */
        public Writer numberUnless0(String name, long value) {
            return value == 0 ? this : number(name, value);
        }

        /**
         * Adds a text.
         *
         * @param name the field
         * @param value the text, or an id or constant that is written as its text
         * @return this writer
         */
        public Writer text(String name, Object value) {
            fields.put(name, Json.of(value instanceof Enum<?> constant ? constant.name() : value.toString()));
            return this;
        }

        /**
         * Adds a text if there is one.
         *
         * @param name the field
         * @param value the text
         * @return this writer
         */
        public Writer text(String name, Optional<?> value) {
            value.ifPresent(it -> text(name, it));
            return this;
        }

        /**
         * Adds an instant, as microseconds since 1970.
         *
         * @param name the field
         * @param value the instant
         * @return this writer
         */
        public Writer instant(String name, Instant value) {
            return number(name, Timestamps.toMicros(value));
        }

        /**
         * Adds an instant if there is one.
         *
         * @param name the field
         * @param value the instant
         * @return this writer
         */
        public Writer instant(String name, Optional<Instant> value) {
            value.ifPresent(it -> instant(name, it));
            return this;
        }

        /**
         * Adds any value.
         *
         * @param name the field
         * @param value the value
         * @return this writer
         */
        public Writer json(String name, Json value) {
            fields.put(name, value);
            return this;
        }

        /**
         * Adds a list unless it is empty.
         *
         * @param name the field
         * @param values its elements
         * @param form writes one
         * @param <T> the element
         * @return this writer
         */
        public <T> Writer list(String name, List<T> values, Function<? super T, ? extends Json> form) {
            if (!values.isEmpty()) {
                List<Json> items = new ArrayList<>(values.size());
                values.forEach(it -> items.add(form.apply(it)));
                fields.put(name, new Json.Arr(items));
            }
            return this;
        }

        /**
         * Adds a map unless it is empty.
         *
         * @param name the field
         * @param values its members, in order
         * @param form writes a value
         * @param <V> the value
         * @return this writer
         */
        public <V> Writer map(String name, Map<?, V> values, Function<? super V, ? extends Json> form) {
            if (!values.isEmpty()) {
                Map<String, Json> members = new LinkedHashMap<>();
                values.forEach((key, value) -> members.put(
                        key instanceof Enum<?> constant ? constant.name() : key.toString(), form.apply(value)));
                fields.put(name, new Json.Obj(members));
            }
            return this;
        }

        /**
         * Ends.
         *
         * @return the object
         */
        public Json.Obj done() {
            return new Json.Obj(fields);
        }
    }

    /** Reads fields. */
    public static final class Reader {

        private final String what;
        private final Map<String, Json> fields;
        private final Set<String> left;

        private Reader(String what, Json.Obj object) {
            this.what = what;
            this.fields = object.fields();
            this.left = new TreeSet<>(fields.keySet());
        }

        /**
         * Reads a number.
         *
         * @param name the field
         * @return the number
         */
        public long number(String name) {
            return wholeNumber(name, require(name));
        }

        /**
         * Reads a number that may be left out.
         *
         * @param name the field
         * @return the number; 0 where it is left out
         */
        public long numberOr0(String name) {
            Optional<Json> found = find(name);
            return found.isPresent() ? wholeNumber(name, found.get()) : 0;
        }

        /**
         * Reads a text.
         *
         * @param name the field
         * @return the text
         */
        public String text(String name) {
            return textOf(name, require(name));
        }

        /**
         * Reads a text that may be left out.
         *
         * @param name the field
         * @return the text
         */
        public Optional<String> optionalText(String name) {
            return find(name).map(it -> textOf(name, it));
        }

        /**
         * Reads a constant.
         *
         * @param name the field
         * @param type of what type
         * @param <E> of what type
         * @return the constant
         */
        public <E extends Enum<E>> E constant(String name, Class<E> type) {
            return constantOf(name, text(name), type);
        }

        /**
         * Reads a constant that may be left out.
         *
         * @param name the field
         * @param type of what type
         * @param <E> of what type
         * @return the constant
         */
        public <E extends Enum<E>> Optional<E> optionalConstant(String name, Class<E> type) {
            return optionalText(name).map(it -> constantOf(name, it, type));
        }

        /**
         * Reads an instant.
         *
         * @param name the field
         * @return the instant
         */
        public Instant instant(String name) {
            return Timestamps.ofMicros(number(name));
        }

        /**
         * Reads an instant that may be left out.
         *
         * @param name the field
         * @return the instant
         */
        public Optional<Instant> optionalInstant(String name) {
            return find(name).map(it -> Timestamps.ofMicros(wholeNumber(name, it)));
        }

        /**
         * Reads a pseudonym that may be left out.
         *
         * @param name the field
         * @return the pseudonym
         */
        public Optional<Pseudonym> optionalPseudonym(String name) {
            return optionalText(name).map(it -> pseudonym(name, it));
        }

        /**
         * Reads an object that may be left out.
         *
         * @param name the field
         * @return the object
         */
        public Optional<Json.Obj> optionalObject(String name) {
            return find(name).map(it -> objectOf(name, it));
        }

        /**
         * Reads a list that may be left out.
         *
         * @param name the field
         * @param form reads an element, an object each
         * @param <T> the element
         * @return the list
         */
        public <T> List<T> list(String name, Function<Json.Obj, T> form) {
            Optional<Json> found = find(name);
            if (found.isEmpty()) {
                return List.of();
            }
            if (!(found.get() instanceof Json.Arr list)) {
                throw fault(name, "a list");
            }
            return list.items().stream()
                    .map(it -> form.apply(objectOf(name, it)))
                    .toList();
        }

        /**
         * Reads a map that may be left out.
         *
         * @param name the field
         * @param key reads a name
         * @param form reads a value
         * @param <K> the key
         * @param <V> the value
         * @return the map, in the stored order
         */
        public <K, V> Map<K, V> map(String name, Function<String, K> key, Function<Json, V> form) {
            Map<K, V> map = new LinkedHashMap<>();
            optionalObject(name)
                    .ifPresent(object -> object.fields().forEach((k, v) -> map.put(key.apply(k), form.apply(v))));
            return map;
        }

        /**
         * Ends; refuses fields that nobody asked for.
         *
         * @throws InvalidValueException if there are any
         */
        public void done() {
            if (!left.isEmpty()) {
                throw InvalidValueException.of(what, "only known fields", left);
            }
        }

        private Optional<Json> find(String name) {
            left.remove(name);
            return Optional.ofNullable(fields.get(name));
        }

        private Json require(String name) {
            return find(name).orElseThrow(() -> fault(name, "present"));
        }

        private InvalidValueException fault(String name, String expected) {
            return InvalidValueException.of(what + ", field " + name, expected, "something else (not shown)");
        }

        private long wholeNumber(String name, Json value) {
            if (!(value instanceof Json.Num number)) {
                throw fault(name, "a number");
            }
            BigDecimal exact = number.value();
            try {
                return exact.longValueExact();
            } catch (ArithmeticException e) {
                throw fault(name, "a whole number of 64 bits");
            }
        }

        private String textOf(String name, Json value) {
            if (!(value instanceof Json.Str text)) {
                throw fault(name, "a text");
            }
            return text.value();
        }

        private Json.Obj objectOf(String name, Json value) {
            if (!(value instanceof Json.Obj object)) {
                throw fault(name, "an object");
            }
            return object;
        }

        private <E extends Enum<E>> E constantOf(String name, String text, Class<E> type) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
            throw fault(name, "a constant of " + type.getSimpleName());
        }

        private Pseudonym pseudonym(String name, String text) {
            try {
                return Pseudonym.fromBytes(HexFormat.of().parseHex(text));
            } catch (IllegalArgumentException e) {
                throw fault(name, "32 hexadecimal digits");
            }
        }
    }
}
