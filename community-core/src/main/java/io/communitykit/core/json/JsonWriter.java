package io.communitykit.core.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON text, the same bytes for the same value. Not safe for many threads; its functions are. */
public final class JsonWriter {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final StringBuilder out = new StringBuilder();
    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    private final boolean pretty;
    private final int limit;

    private JsonWriter(boolean pretty, int limit) {
        this.pretty = pretty;
        this.limit = limit;
    }

    /**
     * On one line, without blanks.
     *
     * @param json the value
     * @return its text
     */
    public static String compact(Json json) {
        return new JsonWriter(false, UNLIMITED).write(json, 0).out.toString();
    }

    /**
     * For people: one member a line, indented by two blanks, with a line feed at the end.
     *
     * @param json the value
     * @return its text
     */
    public static String pretty(Json json) {
        return new JsonWriter(true, UNLIMITED).write(json, 0).out.append('\n').toString();
    }

    /**
     * The beginning of the compact form, for messages.
     *
     * @param json the value
     * @param limit characters after which writing stops
     * @return text that may end a little behind the limit
     */
    public static String start(Json json, int limit) {
        return new JsonWriter(false, limit).write(json, 0).out.toString();
    }

    /**
     * A text as it stands between the quotes of a JSON string.
     *
     * @param text any text
     * @return the text with quotes, backslashes and control characters escaped
     */
    public static String inside(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private JsonWriter write(Json json, int indent) {
        if (json instanceof Json.Obj object) {
            writeObject(object, indent);
        } else if (json instanceof Json.Arr list) {
            writeList(list, indent);
        } else if (json instanceof Json.Str text) {
            quote(text.value());
        } else {
            out.append(json);
        }
        return this;
    }

    private void writeObject(Json.Obj object, int indent) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> fields = object.fields().entrySet().iterator();
        while (fields.hasNext() && out.length() <= limit) {
            Map.Entry<String, Json> field = fields.next();
            newLine(indent + 1);
            quote(field.getKey());
            out.append(pretty ? ": " : ":");
            write(field.getValue(), indent + 1);
            out.append(fields.hasNext() ? "," : "");
        }
        close(object.fields().isEmpty(), indent, '}');
    }

    private void writeList(Json.Arr list, int indent) {
        out.append('[');
        Iterator<Json> items = list.items().iterator();
        while (items.hasNext() && out.length() <= limit) {
            newLine(indent + 1);
            write(items.next(), indent + 1);
            out.append(items.hasNext() ? "," : "");
        }
        close(list.items().isEmpty(), indent, ']');
    }

    private void close(boolean empty, int indent, char bracket) {
        if (!empty) {
            newLine(indent);
        }
        out.append(bracket);
    }

    private void newLine(int indent) {
        if (pretty) {
            out.append('\n').append("  ".repeat(indent));
        }
    }

    private void quote(String text) {
        int end = text.length() <= limit
                ? text.length()
                : text.offsetByCodePoints(0, Math.min(limit, text.codePointCount(0, text.length())));
        encoder.quoteAsString(text.substring(0, end), out.append('"'));
        out.append('"');
    }
}
