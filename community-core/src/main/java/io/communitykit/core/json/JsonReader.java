package io.communitykit.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON value (RFC 8259) strictly and goes on behind faults that leave the structure whole: a repeated name, a
 * lone surrogate, a number beyond all bounds. Does not read comments, trailing commas or anything else that JSON has not.
 * Not safe for many threads; {@link #read} is.
 */
public final class JsonReader {

    /** How deep lists and objects may be nested. */
    public static final int MAX_DEPTH = 256;

    private final JsonParser parser;
    private final JsonFault fault;

    private JsonReader(JsonParser parser, JsonFault fault) {
        this.parser = parser;
        this.fault = fault;
    }

    /**
     * Reads a text that holds one value and nothing else.
     *
     * @param text the text
     * @param fault told of every fault
     * @return the value, also where some part of it is faulty; empty where the text is not JSON
     */
    public static Optional<Json> read(String text, JsonFault fault) {
        if (text.isBlank()) {
            fault.found(Pointer.ROOT, "a JSON document", "nothing");
            return Optional.empty();
        }
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            return new JsonReader(parser, fault).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Json> document() throws IOException {
        try {
            Json json = value(parser.nextToken(), Pointer.ROOT);
            refuseMore();
            return Optional.of(json);
        } catch (StreamConstraintsException e) {
            fault.found(
                    pointer(),
                    "lists and objects nested at most " + MAX_DEPTH + " deep, names and numbers of usual length",
                    place(parser.currentLocation()));
        } catch (JsonProcessingException e) {
            fault.found(pointer(), "JSON", place(parser.currentLocation()) + ": " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private void refuseMore() throws IOException {
        boolean more = true;
        try {
            more = parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            // Not even JSON, but more than nothing.
        }
        if (more) {
            fault.found(
                    Pointer.ROOT,
                    "the end of the document behind its first value",
                    "more at " + place(parser.currentTokenLocation()));
        }
    }

    private Json value(JsonToken token, String pointer) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> list(pointer);
            case VALUE_STRING -> text(pointer);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(pointer);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            default -> throw new IllegalStateException("unexpected token " + token);
        };
    }

    private Json object(String pointer) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String at = Pointer.append(pointer, name);
            boolean sound = wellFormed(name, pointer, "a name of");
            Json value = value(parser.nextToken(), at);
            if (sound && fields.putIfAbsent(name, value) != null) {
                fault.found(at, "each name once in an object", "it again before " + place(parser.currentLocation()));
            }
        }
        return new Json.Obj(fields);
    }

    private Json list(String pointer) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, Pointer.append(pointer, items.size())));
        }
        return new Json.Arr(items);
    }

    private Json text(String pointer) throws IOException {
        String text = parser.getText();
        return wellFormed(text, pointer, "") ? new Json.Str(text) : new Json.Broken();
    }

    private Json number(String pointer) throws IOException {
        String text = parser.getText();
        try {
            return new Json.Num(new BigDecimal(text));
        } catch (NumberFormatException e) {
            fault.found(pointer, "a number with an exponent within 32 bits", text);
            return new Json.Broken();
        }
    }

    private boolean wellFormed(String text, String pointer, String what) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                fault.found(
                        pointer,
                        (what + " well-formed text without U+0000").strip(),
                        "U+" + (c == 0 ? "0000" : Integer.toHexString(c).toUpperCase(Locale.ROOT)) + " at character "
                                + i);
                return false;
            }
        }
        return true;
    }

    private String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
