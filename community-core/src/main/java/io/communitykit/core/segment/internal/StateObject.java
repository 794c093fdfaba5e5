package io.communitykit.core.segment.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a stored state, read field by field. Faults name the place and what kind of value is there, not the value, which
 * may be personal. Not safe for many threads.
 */
final class StateObject {

    private final Map<String, Json> fields;
    private final String pointer;
    private final Set<String> read = new HashSet<>();

    private StateObject(Map<String, Json> fields, String pointer) {
        this.fields = fields;
        this.pointer = pointer;
    }

    static StateObject of(Json json, String pointer) {
        if (json instanceof Json.Obj object) {
            return new StateObject(object.fields(), pointer);
        }
        throw fault(pointer, "an object", kind(json));
    }

    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    Map<String, Json> fields() {
        return fields;
    }

    String at(String name) {
        return Pointer.append(pointer, name);
    }

    Json json(String name) {
        read.add(name);
        Json json = fields.get(name);
        if (json == null) {
            throw fault(at(name), "there", "nothing");
        }
        return json;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    StateObject object(String name) {
        return of(json(name), at(name));
    }

    List<Json> list(String name) {
        Json json = json(name);
        if (json instanceof Json.Arr list) {
            return list.items();
        }
        throw fault(at(name), "a list", kind(json));
    }

    String text(String name) {
        Json json = json(name);
        if (json instanceof Json.Str text) {
            return text.value();
        }
        throw fault(at(name), "text", kind(json));
    }

    <T> Optional<T> optional(String name, Function<String, T> reader) {
        return has(name) ? Optional.of(reader.apply(name)) : Optional.empty();
    }

    BigDecimal number(String name) {
        Json json = json(name);
        if (json instanceof Json.Num number) {
            return number.value();
        }
        throw fault(at(name), "a number", kind(json));
    }

    long whole(String name) {
        try {
            return number(name).longValueExact();
        } catch (ArithmeticException e) {
            throw fault(at(name), "a whole number of 64 bits", "another");
        }
    }

    int wholeOf32(String name) {
        try {
            return number(name).intValueExact();
        } catch (ArithmeticException e) {
            throw fault(at(name), "a whole number of 32 bits", "another");
        }
    }

    boolean truth(String name) {
        Json json = json(name);
        if (json instanceof Json.Bool bool) {
            return bool.value();
        }
        throw fault(at(name), "true or false", kind(json));
    }

    Instant instant(String name) {
        return parsed(name, "an instant", Instant::parse);
    }

    <T> T parsed(String name, String what, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw fault(at(name), what, "other text");
        }
    }

    /** The constant whose form is in the field. */
    <E extends Enum<E>> E constant(String name, E[] all) {
        String text = text(name);
        for (E each : all) {
            if (MemberStateJson.word(each).equals(text)) {
                return each;
            }
        }
        throw fault(at(name), "a known word", "another");
    }

    /** What nobody has asked for would be lost when the state is written again. */
    void requireNoMore() {
        for (String name : fields.keySet()) {
            if (!read.contains(name)) {
                throw fault(at(name), "absent", "a field that this release does not know");
            }
        }
    }

    static InvalidValueException fault(String pointer, String expected, String got) {
        return InvalidValueException.of("stored state" + (pointer.isEmpty() ? "" : " at " + pointer), expected, got);
    }

    private static String kind(@Nullable Json json) {
        if (json instanceof Json.Obj) {
            return "an object";
        } else if (json instanceof Json.Arr) {
            return "a list";
        } else if (json instanceof Json.Str) {
            return "text";
        } else if (json instanceof Json.Num) {
            return "a number";
        }
        return json instanceof Json.Bool ? "true or false" : "null";
    }
}
