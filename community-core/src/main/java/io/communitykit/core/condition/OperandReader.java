package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.MoneyShape;
import io.communitykit.core.policy.internal.WordShapes;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the operands of conditions from JSON. Every null or empty answer comes with a fault. */
final class OperandReader {

    private static final MoneyShape MONEY = new MoneyShape();

    private final Violations violations;

    OperandReader(Violations violations) {
        this.violations = violations;
    }

    /** Reads the name of an attribute. */
    @Nullable
    AttributeName name(Json json, String pointer) {
        return (AttributeName) WordShapes.ATTRIBUTE_NAME.read(json, pointer, violations);
    }

    /** Reads a value; a string is an instant only where text is not accepted. */
    @Nullable
    Scalar scalar(Json json, Set<AttributeType> accepted, String pointer) {
        if (json instanceof Json.Str text && accepted.contains(AttributeType.TEXT)) {
            return AttributeValue.of(text.value());
        } else if (json instanceof Json.Str text && accepted.contains(AttributeType.INSTANT)) {
            Instant instant = instant(text.value(), pointer, violations);
            return instant == null ? null : AttributeValue.of(instant);
        } else if (json instanceof Json.Num number && accepted.contains(AttributeType.NUMBER)) {
            return number(number, pointer);
        } else if (json instanceof Json.Bool bool && accepted.contains(AttributeType.BOOLEAN)) {
            return AttributeValue.of(bool.value());
        } else if (json instanceof Json.Obj && accepted.contains(AttributeType.MONEY)) {
            Money money = (Money) MONEY.read(json, pointer, violations);
            return money == null ? null : AttributeValue.of(money);
        } else if (!(json instanceof Json.Broken)) {
            violations.add(pointer, words(accepted), json);
        }
        return null;
    }

    /** Reads an instant. */
    static @Nullable Instant instant(String text, String pointer, Violations violations) {
        return (Instant) WordShapes.INSTANT.read(Json.of(text), pointer, violations);
    }

    /** Reads a list of different values of one type. */
    Set<Scalar> distinct(Json json, String pointer) {
        if (!(json instanceof Json.Arr list) || list.items().isEmpty()) {
            if (!(json instanceof Json.Broken)) {
                violations.add(pointer, "a list of at least 1 value", json);
            }
            return Set.of();
        }
        Set<Scalar> values = new LinkedHashSet<>();
        boolean sound = true;
        for (int i = 0; i < list.items().size(); i++) {
            Json item = list.items().get(i);
            Scalar value = scalar(item, Names.SCALARS, Pointer.append(pointer, i));
            sound &= value != null && add(values, Values.canonical(value), Pointer.append(pointer, i), item);
        }
        return sound ? values : Set.of();
    }

    private boolean add(Set<Scalar> values, Scalar value, String pointer, Json item) {
        if (!values.isEmpty() && !Values.comparable(values.iterator().next(), value)) {
            violations.add(pointer, "values of one type, money of one currency", item);
            return false;
        } else if (!values.add(value)) {
            violations.add(pointer, "each value once", item);
            return false;
        }
        return true;
    }

    private @Nullable Scalar number(Json.Num number, String pointer) {
        try {
            return AttributeValue.of(number.value());
        } catch (InvalidValueException e) {
            violations.add(pointer, "a number of at most 100 digits and exponent within 100", number);
            return null;
        }
    }

    /** An instant is written as text, so text says it too. */
    private static String words(Set<AttributeType> types) {
        return types.stream()
                .filter(type -> type != AttributeType.INSTANT || !types.contains(AttributeType.TEXT))
                .sorted()
                .map(AttributeType::words)
                .collect(Collectors.joining(" or "));
    }
}
