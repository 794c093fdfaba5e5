package io.communitykit.core.condition;

import com.google.common.collect.ImmutableSet;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.TagId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.MoneyShape;
import io.communitykit.core.policy.internal.Shape;
import io.communitykit.core.policy.internal.WholeShape;
import io.communitykit.core.policy.internal.WordShapes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the operands of conditions from JSON. Every null or empty answer comes with a fault. */
final class OperandReader {

    private static final int DATE_LENGTH = 10;
    private static final ImmutableSet<AttributeType> TIMED = ImmutableSet.of(AttributeType.INSTANT, AttributeType.DATE);
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
            return timed(text.value(), accepted, pointer);
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

    /** A date where it looks like one and one is accepted, else an instant. */
    private @Nullable Scalar timed(String text, Set<AttributeType> accepted, String pointer) {
        if (accepted.contains(AttributeType.DATE) && text.length() == DATE_LENGTH) {
            return date(text, pointer, violations);
        }
        Instant instant = instant(text, pointer, violations);
        return instant == null ? null : AttributeValue.of(instant);
    }

    /** Reads a date. */
    static @Nullable Scalar date(String text, String pointer, Violations violations) {
        LocalDate date = (LocalDate) WordShapes.DATE.read(Json.of(text), pointer, violations);
        return date == null
                ? null
                : violations.made(pointer, () -> AttributeValue.of(date)).orElse(null);
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
            sound &= value != null && add(values, AttributeValue.canonical(value), Pointer.append(pointer, i), item);
        }
        return sound ? values : Set.of();
    }

    /** Reads a range. */
    @Nullable
    Condition between(AttributeName attribute, Json json, String pointer) {
        if (!(json instanceof Json.Arr ends) || ends.items().size() != 2) {
            if (!(json instanceof Json.Broken)) {
                violations.add(pointer, "a list of the lowest and the highest value", json);
            }
            return null;
        }
        Scalar from = scalar(ends.items().get(0), Names.ORDERED, Pointer.append(pointer, 0));
        Scalar to = scalar(ends.items().get(1), Names.ORDERED, Pointer.append(pointer, 1));
        return from == null || to == null
                ? null
                : violations
                        .made(pointer, () -> new Between(attribute, from, to))
                        .orElse(null);
    }

    /** Reads how long ago. */
    @Nullable
    Condition recency(AttributeName attribute, Recency.Operator operator, Json json, String pointer) {
        Duration duration = (Duration) WordShapes.DURATION.read(json, pointer, violations);
        return duration == null
                ? null
                : violations
                        .made(pointer, () -> new Recency(attribute, operator, duration))
                        .orElse(null);
    }

    /** Reads how many days ago, and in which zone. */
    @Nullable
    Condition dayRecency(AttributeName attribute, DayRecency.Operator operator, Json.Obj object, String pointer) {
        String at = Pointer.append(pointer, operator.jsonName());
        Integer days = whole(object, operator.jsonName(), 0, DayRecency.MAX_DAYS, pointer);
        ZoneId zone = (ZoneId) field(object, ConditionReader.ZONE, WordShapes.ZONE, pointer);
        return days == null || zone == null
                ? null
                : violations
                        .made(at, () -> new DayRecency(attribute, operator, days, zone))
                        .orElse(null);
    }

    /** Reads which tags, and how sure they must be. */
    @Nullable
    Condition tagMatch(AttributeName attribute, TagMatch.Operator operator, Json.Obj object, String pointer) {
        String at = Pointer.append(pointer, operator.jsonName());
        Json json = object.fields().getOrDefault(operator.jsonName(), new Json.Broken());
        Set<TagId> tags = operator == TagMatch.Operator.HAS_TAG ? tags(List.of(json), at, false) : tags(json, at);
        Integer confidence = object.fields().containsKey(ConditionReader.CONFIDENCE)
                ? whole(object, ConditionReader.CONFIDENCE, 1, TagMatch.CERTAIN, pointer)
                : Integer.valueOf(1);
        return tags.isEmpty() || confidence == null
                ? null
                : violations
                        .made(at, () -> new TagMatch(attribute, operator, tags, confidence))
                        .orElse(null);
    }

    /** Reads a share of a draw. */
    @Nullable
    Condition bucket(Json.Obj object, String pointer) {
        String above = pointer.substring(0, pointer.length() - Bucket.JSON_NAME.length() - 1);
        String seed = (String) field(object, Bucket.JSON_NAME, WordShapes.SEED, above);
        Integer of = whole(object, ConditionReader.OF, 1, Bucket.MOST, above);
        Integer from = whole(object, ConditionReader.FROM, 0, Bucket.MOST - 1, above);
        Integer to = whole(object, ConditionReader.TO, 1, Bucket.MOST, above);
        return seed == null || of == null || from == null || to == null
                ? null
                : violations.made(pointer, () -> new Bucket(seed, of, from, to)).orElse(null);
    }

    private @Nullable Integer whole(Json.Obj object, String name, int least, int most, String pointer) {
        Long number = (Long) field(object, name, new WholeShape(least, most), pointer);
        return number == null ? null : Math.toIntExact(number);
    }

    private @Nullable Object field(Json.Obj object, String name, Shape shape, String pointer) {
        Json json = object.fields().get(name);
        String at = Pointer.append(pointer, name);
        if (json == null) {
            violations.addMissing(at, shape.expected());
            return null;
        }
        return shape.read(json, at, violations);
    }

    private Set<TagId> tags(Json json, String pointer) {
        if (!(json instanceof Json.Arr list) || list.items().isEmpty()) {
            if (!(json instanceof Json.Broken)) {
                violations.add(pointer, "a list of at least 1 tag", json);
            }
            return Set.of();
        }
        return tags(list.items(), pointer, true);
    }

    /** Reads different tags; empty only where a fault was added. */
    private Set<TagId> tags(List<Json> items, String pointer, boolean indexed) {
        Set<TagId> tags = new LinkedHashSet<>();
        int before = violations.size();
        for (int i = 0; i < items.size(); i++) {
            String at = indexed ? Pointer.append(pointer, i) : pointer;
            TagId tag = (TagId) WordShapes.TAG.read(items.get(i), at, violations);
            if (tag != null && !tags.add(tag)) {
                violations.add(at, "each tag once", items.get(i));
            }
        }
        return violations.size() == before ? tags : Set.of();
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

    /** An instant or a date is written as text, so text says it too. */
    private static String words(Set<AttributeType> types) {
        return types.stream()
                .filter(type -> !TIMED.contains(type) || !types.contains(AttributeType.TEXT))
                .sorted()
                .map(AttributeType::words)
                .collect(Collectors.joining(" or "));
    }
}
