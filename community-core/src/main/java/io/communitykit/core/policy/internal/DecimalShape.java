package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decimal number, exact, with the scale in which it is written; of a size that arithmetic can afford. */
record DecimalShape() implements Shape {

    private static final int LIMIT = 100;

    @Override
    public String expected() {
        return "a number";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Num number)) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        BigDecimal value = number.value();
        if (value.precision() > LIMIT || Math.abs((long) value.scale()) > LIMIT) {
            violations.add(pointer, "a number of at most " + LIMIT + " digits and exponent within " + LIMIT, json);
            return null;
        }
        return value;
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        return Fields.ordered("type", Json.of("number"));
    }
}
