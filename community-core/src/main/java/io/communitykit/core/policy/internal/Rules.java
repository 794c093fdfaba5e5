package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Json;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each constraint annotation means, in words and in JSON Schema. */
final class Rules {

    private Rules() {}

    /** The rule that was broken, in words that follow "expected". */
    static String expected(ConstraintViolation<?> broken) {
        Annotation rule = broken.getConstraintDescriptor().getAnnotation();
        Optional<Bound> bound = Bound.of(rule);
        if (bound.isPresent()) {
            return bound.get().words();
        } else if (rule instanceof Size size) {
            return size(size, broken.getInvalidValue() instanceof CharSequence ? "character" : "element");
        } else if (rule instanceof NotEmpty) {
            return "at least 1 " + (broken.getInvalidValue() instanceof CharSequence ? "character" : "element");
        } else if (rule instanceof NotBlank) {
            return "text that is not blank";
        } else if (rule instanceof Pattern pattern) {
            return "text that matches " + pattern.regexp();
        }
        return broken.getMessage();
    }

    /** Whether an empty list or map breaks the rule. */
    static boolean refusesEmpty(Annotation rule) {
        return rule instanceof NotEmpty || (rule instanceof Size size && size.min() > 0);
    }

    /** Adds the keywords of a rule; a rule that JSON Schema cannot express adds none. */
    static void describe(Annotation rule, Map<String, Json> schema) {
        Bound.of(rule).ifPresent(bound -> bound.describe(schema));
        if (rule instanceof Size size) {
            length(schema, size.min(), size.max());
        } else if (rule instanceof NotEmpty) {
            length(schema, 1, Integer.MAX_VALUE);
        } else if (rule instanceof NotBlank) {
            pattern(schema, "\\S");
        } else if (rule instanceof Pattern pattern && pattern.flags().length == 0) {
            pattern(schema, "^(?:" + pattern.regexp() + ")$");
        }
    }

    private static String size(Size size, String unit) {
        String plural = unit + "s";
        if (size.max() == Integer.MAX_VALUE) {
            return "at least " + size.min() + " " + (size.min() == 1 ? unit : plural);
        }
        String max = size.max() + " " + (size.max() == 1 ? unit : plural);
        return size.min() == 0
                ? "at most " + max
                : size.min() == size.max() ? "exactly " + max : size.min() + " to " + max;
    }

    private static void length(Map<String, Json> schema, int min, int max) {
        String unit = schema.containsKey("items")
                ? "Items"
                : schema.containsKey("additionalProperties") ? "Properties" : "Length";
        if (min > 0) {
            tighten(schema, "min" + unit, BigDecimal.valueOf(min), 1);
        }
        if (max < Integer.MAX_VALUE) {
            tighten(schema, "max" + unit, BigDecimal.valueOf(max), -1);
        }
    }

    /** A second pattern goes beside the first, since an object has each keyword once. */
    private static void pattern(Map<String, Json> schema, String pattern) {
        if (schema.putIfAbsent("pattern", Json.of(pattern)) != null) {
            schema.merge("allOf", new Json.Arr(List.of(Json.object("pattern", Json.of(pattern)))), (a, b) -> {
                List<Json> both = new ArrayList<>(((Json.Arr) a).items());
                both.addAll(((Json.Arr) b).items());
                return new Json.Arr(both);
            });
        }
    }

    private static void tighten(Map<String, Json> schema, String keyword, BigDecimal limit, int direction) {
        boolean weaker =
                schema.get(keyword) instanceof Json.Num old && old.value().compareTo(limit) * direction >= 0;
        if (!weaker) {
            schema.put(keyword, new Json.Num(limit));
        }
    }

    /** A limit of a number. */
    private record Bound(boolean lower, boolean inclusive, BigDecimal limit) {

        static Optional<Bound> of(Annotation rule) {
            if (rule instanceof Min min) {
                return Optional.of(new Bound(true, true, BigDecimal.valueOf(min.value())));
            } else if (rule instanceof Max max) {
                return Optional.of(new Bound(false, true, BigDecimal.valueOf(max.value())));
            } else if (rule instanceof DecimalMin min) {
                return Optional.of(new Bound(true, min.inclusive(), new BigDecimal(min.value())));
            } else if (rule instanceof DecimalMax max) {
                return Optional.of(new Bound(false, max.inclusive(), new BigDecimal(max.value())));
            } else if (rule instanceof Positive || rule instanceof PositiveOrZero) {
                return Optional.of(new Bound(true, rule instanceof PositiveOrZero, BigDecimal.ZERO));
            } else if (rule instanceof Negative || rule instanceof NegativeOrZero) {
                return Optional.of(new Bound(false, rule instanceof NegativeOrZero, BigDecimal.ZERO));
            }
            return Optional.empty();
        }

        String words() {
            String side = inclusive ? (lower ? "at least " : "at most ") : (lower ? "above " : "below ");
            return side + limit.toPlainString();
        }

        void describe(Map<String, Json> schema) {
            String keyword =
                    inclusive ? (lower ? "minimum" : "maximum") : (lower ? "exclusiveMinimum" : "exclusiveMaximum");
            tighten(schema, keyword, limit, lower ? 1 : -1);
        }
    }
}
