package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one type of value looks like in a document: the one description that reader and schema share. */
public interface Shape {

    /**
     * The value in words.
     *
     * @return words that follow "expected", such as {@code text}
     */
    String expected();

    /**
     * Reads a value.
     *
     * @param json what the document holds, never {@code null} of JSON
     * @param pointer where it stands
     * @param violations takes the faults
     * @return the value; null, or a list or map that holds null, only where a fault was added
     */
    @Nullable
    Object read(Json json, String pointer, Violations violations);

    /**
     * Describes the value as JSON Schema.
     *
     * @param definitions takes what is referred to as {@code #/$defs/...}
     * @return a new mutable map of keywords in their order
     */
    Map<String, Json> schema(Map<String, Json> definitions);
}
