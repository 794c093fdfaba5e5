package io.communitykit.membership.points.jdbc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one JSON object, by what they hold. */
final class JsonFields {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, List<String>> textLists = new HashMap<>();
    private final Map<String, List<JsonFields>> objectLists = new HashMap<>();

    private JsonFields() {}

    /** Reads one object; the parser stands before it. */
    static JsonFields read(JsonParser json) throws IOException {
        json.nextToken();
        return readObject(json);
    }

    /** Reads the objects of an array; the parser stands before it. */
    static List<JsonFields> readAll(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("no array");
        }
        List<JsonFields> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(readObject(json));
        }
        return all;
    }

    /** Nothing may come after. */
    static void requireEnd(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw new IOException("more than one value");
        }
    }

    private static JsonFields readObject(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        JsonFields fields = new JsonFields();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> fields.texts.put(name, json.getText());
                case VALUE_NUMBER_INT -> fields.numbers.put(name, json.getLongValue());
                case START_ARRAY -> fields.readList(name, json);
                default -> throw new IOException("unexpected " + json.currentToken() + " at " + name);
            }
        }
        return fields;
    }

    private void readList(String name, JsonParser json) throws IOException {
        List<String> items = textLists.computeIfAbsent(name, any -> new ArrayList<>());
        List<JsonFields> objects = objectLists.computeIfAbsent(name, any -> new ArrayList<>());
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                items.add(json.getText());
            } else {
                objects.add(readObject(json));
            }
        }
    }

    /** Nothing else may be there: what is not understood would be lost when the row is written again. */
    void requireOnly(Set<String> names) throws IOException {
        Set<String> others = new TreeSet<>();
        List.of(texts, numbers, textLists).forEach(fields -> others.addAll(fields.keySet()));
        others.removeAll(names);
        if (!others.isEmpty()) {
            throw new IOException("unknown fields " + others);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    long numberOr0(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    String requiredText(String name) throws IOException {
        return text(name).orElseThrow(() -> new IOException("field " + name + " is missing"));
    }

    long requiredNumber(String name) throws IOException {
        return number(name).orElseThrow(() -> new IOException("field " + name + " is missing"));
    }

    List<String> texts(String name) {
        return textLists.getOrDefault(name, List.of());
    }

    List<JsonFields> objects(String name) {
        return objectLists.getOrDefault(name, List.of());
    }
}
