package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param element the shape of each element
 */
record ListShape(Shape element) implements Shape {

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Arr list)) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        List<@Nullable Object> values = new ArrayList<>(list.items().size());
        for (Json item : list.items()) {
            values.add(element.read(item, Pointer.append(pointer, values.size()), violations));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        return Fields.ordered("type", Json.of("array"), "items", new Json.Obj(element.schema(definitions)));
    }
}
