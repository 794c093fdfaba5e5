package io.communitykit.referral.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.json.JsonWriter;
import java.util.Map;

/** The text in which stores keep headers and bodies: one JSON object on one line, the same bytes for the same object. */
public final class StoredJson {

    /** As many digits of a number as are read back. */
    private static final int MAX_NUMBER = 1_000;

    /** As many characters of a field's name as are read back. */
    private static final int MAX_NAME = 50_000;

    private StoredJson() {}

    /**
     * Checks that an object would be read back as it is.
     *
     * @param what it is, for messages
     * @param object the object
     * @throws InvalidValueException if it is nested too deep, a number or name is too long, a text is not well-formed, or a value is broken
     */
    public static void check(String what, Json.Obj object) {
        check(what, object, 1);
    }

    private static void check(String what, Json json, int depth) {
        if (depth > JsonReader.MAX_DEPTH) {
            throw InvalidValueException.of(
                    what, "nested at most " + JsonReader.MAX_DEPTH + " deep", "deeper (not shown)");
        }
        if (json instanceof Json.Obj object) {
            for (Map.Entry<String, Json> field : object.fields().entrySet()) {
                checkName(what, field.getKey());
                check(what, field.getValue(), depth + 1);
            }
        } else if (json instanceof Json.Arr list) {
            list.items().forEach(item -> check(what, item, depth + 1));
        } else if (json instanceof Json.Str text) {
            checkText(what, text.value());
        } else if (json instanceof Json.Broken) {
            throw InvalidValueException.of(what, "without broken values", "one");
        } else if (json instanceof Json.Num number) {
            checkNumber(what, number);
        }
    }

    private static void checkNumber(String what, Json.Num number) {
        // Few numbers have as many digits that it has to be counted how they are written.
        if (number.value().precision() > MAX_NUMBER / 2 || number.value().scale() > MAX_NUMBER / 2) {
            int length = number.toString().length();
            if (length > MAX_NUMBER) {
                throw InvalidValueException.of(
                        what, "with numbers of at most " + MAX_NUMBER + " characters", length + " characters");
            }
        }
    }

    private static void checkName(String what, String name) {
        if (name.length() > MAX_NAME) {
            throw InvalidValueException.of(
                    what, "with names of at most " + MAX_NAME + " characters", name.length() + " characters");
        }
        checkText(what, name);
    }

    private static void checkText(String what, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw InvalidValueException.of(
                        what, "with well-formed texts without U+0000", "something else (not shown)");
            }
        }
    }

    /**
     * Writes an object.
     *
     * @param object what {@link #check} accepts
     * @return its text
     */
    public static String write(Json.Obj object) {
        return JsonWriter.compact(object);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param text the text
     * @return the same object
     * @throws InvalidValueException if it is anything else; the message shows no value
     */
    public static Json.Obj read(String text) {
        Json json = JsonReader.read(text, (pointer, expected, got) -> {
                    throw InvalidValueException.of("stored object", expected, "something else (not shown)");
                })
                .orElseThrow(StoredJson::unreadable);
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw unreadable();
    }

    private static InvalidValueException unreadable() {
        return InvalidValueException.of("stored object", "a JSON object", "something else (not shown)");
    }
}
