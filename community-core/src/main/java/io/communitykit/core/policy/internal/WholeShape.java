package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole number, in any notation that JSON has for it: 3, 3.0 and 3e0 are the same.
 *
 * @param min the least
 * @param max the greatest
 */
public record WholeShape(long min, long max) implements Shape {

    /** Any {@code long}. */
    public static final WholeShape LONG = new WholeShape(Long.MIN_VALUE, Long.MAX_VALUE);
    /** Any {@code int}. */
    public static final WholeShape INT = new WholeShape(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private static final int LONG_DIGITS = 19;

    @Override
    public String expected() {
        return "a whole number";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Num number) || !isWhole(number.value())) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        BigDecimal value = number.value().signum() == 0 ? BigDecimal.ZERO : number.value();
        boolean small = (long) value.precision() - value.scale() <= LONG_DIGITS;
        if (!small || value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            violations.add(pointer, "a whole number from " + min + " to " + max, json);
            return null;
        }
        if (max == Integer.MAX_VALUE) {
            return value.intValueExact();
        }
        return value.longValueExact();
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        return Fields.ordered("type", Json.of("integer"), "minimum", Json.of(min), "maximum", Json.of(max));
    }

    private static boolean isWhole(BigDecimal value) {
        return value.signum() == 0
                || value.scale() <= 0
                || value.stripTrailingZeros().scale() <= 0;
    }
}
