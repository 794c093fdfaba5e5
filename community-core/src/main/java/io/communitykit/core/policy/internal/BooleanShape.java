package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** True or false. */
record BooleanShape() implements Shape {

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (json instanceof Json.Bool bool) {
            return bool.value();
        }
        return Fields.wrong(json, pointer, expected(), violations);
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        return Fields.ordered("type", Json.of("boolean"));
    }
}
