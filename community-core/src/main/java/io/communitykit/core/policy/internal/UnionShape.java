package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of several records, told apart by a required component whose name no other has.
 *
 * @param variants the records by the name of that component, in the order in which the interface permits them
 */
record UnionShape(Map<String, RecordShape> variants) implements Shape {

    @Override
    public String expected() {
        return "an object with exactly one of \"" + String.join("\", \"", variants.keySet()) + "\"";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Obj object)) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        List<RecordShape> present = new ArrayList<>();
        variants.forEach((mark, variant) -> {
            if (object.fields().containsKey(mark)) {
                present.add(variant);
            }
        });
        if (present.size() == 1) {
            return present.get(0).read(json, pointer, violations);
        }
        Optional<String> misspelt = present.isEmpty() ? misspelt(object) : Optional.empty();
        misspelt.ifPresentOrElse(
                name -> violations.addUnknown(
                        Pointer.append(pointer, name), "a field of this object", name, variants.keySet()),
                () -> violations.add(pointer, expected(), json));
        return null;
    }

    private Optional<String> misspelt(Json.Obj object) {
        return object.fields().keySet().stream()
                .filter(name -> Spelling.nearest(name, variants.keySet()).isPresent())
                .findFirst();
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        List<Json> schemas = new ArrayList<>();
        variants.values().forEach(variant -> schemas.add(new Json.Obj(variant.schema(definitions))));
        return Fields.ordered("oneOf", new Json.Arr(schemas));
    }
}
