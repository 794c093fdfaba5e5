package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole document: the envelope that all kinds share around the fields of a record.
 *
 * @param <D> the document record
 */
public final class DocumentShape<D extends Record> {

    private static final String SCHEMA = "$schema";
    private static final String KIND = "kind";
    private static final String VERSION = "version";

    private final String kind;
    private final Class<D> type;
    private final RecordShape fields;

    private DocumentShape(String kind, Class<D> type, RecordShape fields) {
        this.kind = kind;
        this.type = type;
        this.fields = fields;
    }

    /**
     * Describes a kind of document.
     *
     * @param <D> the document record
     * @param kind the value of its field {@code kind}
     * @param type the document record
     * @return the description
     * @throws IllegalArgumentException if the record has a component that documents cannot hold
     */
    public static <D extends Record> DocumentShape<D> of(String kind, Class<D> type) {
        RecordShape fields = new Shapes(Validation.create()).ofRecord(type, List.of(SCHEMA, KIND, VERSION));
        for (ComponentShape component : fields.components()) {
            boolean taken =
                    component.name().equals(KIND) || (component.name().equals(VERSION) && !isVersion(component));
            if (taken) {
                throw new IllegalArgumentException("component " + component.name() + " of " + type.getName()
                        + " must be " + (component.name().equals(KIND) ? "called otherwise" : "a PolicyVersion"));
            }
        }
        return new DocumentShape<>(kind, type, fields);
    }

    /**
     * The value of the field {@code kind}.
     *
     * @return a name in kebab-case
     */
    public String kind() {
        return kind;
    }

    /**
     * Reads a document.
     *
     * @param utf8 its text, read to the end and not closed
     * @param violations takes the faults
     * @return the document; null where a fault was added
     */
    public @Nullable D read(InputStream utf8, Violations violations) {
        int before = violations.size();
        Optional<Json> json = DocumentText.read(utf8, violations)
                .flatMap(text -> JsonReader.read(
                        text,
                        (at, expected, got) -> violations.add(new Violation(at, expected, got, Optional.empty()))));
        if (json.isEmpty()) {
            return null;
        }
        if (!(json.get() instanceof Json.Obj object)) {
            Fields.wrong(json.get(), Pointer.ROOT, "an object, the " + kind + " document", violations);
            return null;
        }
        if (!isOtherKind(object, violations)) {
            readEnvelope(object, violations);
            Object document = fields.read(object, Pointer.ROOT, violations);
            return violations.size() == before ? type.cast(document) : null;
        }
        return null;
    }

    /** A document of quite another kind has that one fault; listing its fields as unknown would not help anybody. */
    private boolean isOtherKind(Json.Obj object, Violations violations) {
        Object got = Fields.read(object, KIND, WordShapes.TEXT, true, Pointer.ROOT, violations);
        if (got == null || got.equals(kind)) {
            return false;
        }
        violations.add(Pointer.append(Pointer.ROOT, KIND), "\"" + kind + "\"", (String) got, List.of(kind));
        return Spelling.nearest((String) got, List.of(kind)).isEmpty();
    }

    private void readEnvelope(Json.Obj object, Violations violations) {
        if (fields.names().stream().noneMatch(VERSION::equals)) {
            Fields.read(object, VERSION, WordShapes.VERSION, true, Pointer.ROOT, violations);
        }
        Fields.read(object, SCHEMA, WordShapes.TEXT, false, Pointer.ROOT, violations);
    }

    /**
     * Describes the documents as JSON Schema.
     *
     * @return JSON text that ends in a line feed
     */
    public String schema() {
        Map<String, Json> definitions = new LinkedHashMap<>();
        Map<String, Json> schema =
                Fields.ordered(SCHEMA, Json.of("https://json-schema.org/draft/2020-12/schema"), "title", Json.of(kind));
        schema.putAll(fields.schema(definitions));
        schema.put("properties", envelope(kind, fields.properties(definitions)));
        schema.put("required", required());
        if (!definitions.isEmpty()) {
            schema.put("$defs", new Json.Obj(definitions));
        }
        return JsonWriter.pretty(new Json.Obj(schema));
    }

    private static Json envelope(String kind, Map<String, Json> own) {
        Map<String, Json> version = new LinkedHashMap<>();
        version.put("description", Json.of("The edition of this document; results and stored entries name it."));
        version.putAll(WordShapes.VERSION.schema(Map.of()));
        Map<String, Json> properties = Fields.ordered(
                SCHEMA,
                Json.object("description", Json.of("Where an editor finds this schema."), "type", Json.of("string")),
                KIND,
                Json.object("const", Json.of(kind)),
                VERSION,
                new Json.Obj(version));
        own.forEach(properties::putIfAbsent);
        return new Json.Obj(properties);
    }

    private Json required() {
        List<String> required = new ArrayList<>(List.of(KIND, VERSION));
        fields.components().stream()
                .filter(component -> component.required() && !component.name().equals(VERSION))
                .forEach(component -> required.add(component.name()));
        return Json.ofTexts(required);
    }

    private static boolean isVersion(ComponentShape component) {
        return component.required()
                && component.shape() instanceof WordShape shape
                && shape.expected().equals(WordShapes.VERSION.expected());
    }
}
