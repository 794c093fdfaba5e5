package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Bool;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What conditions mean, written down a second time and plainly: truth is a number, -1 false, 0 unknown, 1 true; and is the
 * minimum, or the maximum, not the sign; every value is a tag and something comparable.
 */
final class KleeneModel {

    private final Map<AttributeName, AttributeValue> facts;

    KleeneModel(Map<AttributeName, AttributeValue> facts) {
        this.facts = facts;
    }

    int truth(Condition condition) {
        if (condition instanceof AllOf all) {
            return all.members().stream().mapToInt(this::truth).min().orElseThrow();
        } else if (condition instanceof AnyOf any) {
            return any.members().stream().mapToInt(this::truth).max().orElseThrow();
        } else if (condition instanceof Not not) {
            return -truth(not.member());
        } else if (condition instanceof Exists exists) {
            return facts.containsKey(exists.attribute()) ? 1 : -1;
        } else if (condition instanceof Missing missing) {
            return facts.containsKey(missing.attribute()) ? -1 : 1;
        } else if (condition instanceof Relation relation) {
            int same = same(facts.get(relation.attribute()), facts.get(relation.other()));
            return relation.operator() == Relation.Operator.SAME_AS ? same : -same;
        } else if (condition instanceof Membership membership) {
            AttributeValue value = facts.get(membership.attribute());
            int in = membership.operands().stream()
                    .mapToInt(operand -> same(value, operand))
                    .max()
                    .orElseThrow();
            return membership.operator() == Membership.Operator.IN ? in : -in;
        }
        if (condition instanceof Between between) {
            OptionalInt low = order(facts.get(between.attribute()), between.from());
            OptionalInt high = order(facts.get(between.attribute()), between.to());
            return low.isEmpty() ? 0 : low.getAsInt() >= 0 && high.getAsInt() <= 0 ? 1 : -1;
        }
        Comparison comparison = (Comparison) condition;
        return compare(facts.get(comparison.attribute()), comparison.operator(), comparison.operand());
    }

    private static int compare(@Nullable AttributeValue value, Comparison.Operator operator, AttributeValue operand) {
        OptionalInt order = order(value, operand);
        return switch (operator) {
            case EQUALS -> same(value, operand);
            case NOT_EQUALS -> -same(value, operand);
            case AT_LEAST -> order.isEmpty() ? 0 : order.getAsInt() >= 0 ? 1 : -1;
            case ABOVE -> order.isEmpty() ? 0 : order.getAsInt() > 0 ? 1 : -1;
            case AT_MOST -> order.isEmpty() ? 0 : order.getAsInt() <= 0 ? 1 : -1;
            case BELOW -> order.isEmpty() ? 0 : order.getAsInt() < 0 ? 1 : -1;
            case CONTAINS -> contains(value, operand);
            case STARTS_WITH ->
                value instanceof Text text ? text.value().indexOf(((Text) operand).value()) == 0 ? 1 : -1 : 0;
        };
    }

    private static int contains(@Nullable AttributeValue value, AttributeValue operand) {
        if (value instanceof ListOf list) {
            return list.values().stream().anyMatch(element -> same(element, operand) == 1) ? 1 : -1;
        }
        if (value instanceof Text text && operand instanceof Text part) {
            return text.value().indexOf(part.value()) >= 0 ? 1 : -1;
        }
        return 0;
    }

    private static int same(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        if (a instanceof ListOf x && b instanceof ListOf y) {
            boolean same = x.values().size() == y.values().size();
            for (int i = 0; same && i < x.values().size(); i++) {
                same = same(x.values().get(i), y.values().get(i)) == 1;
            }
            return same ? 1 : -1;
        }
        OptionalInt order = order(a, b);
        return order.isEmpty() ? 0 : order.getAsInt() == 0 ? 1 : -1;
    }

    /** How two values order, if they are known and comparable. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static OptionalInt order(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        if (a == null || b == null || a instanceof ListOf || b instanceof ListOf) {
            return OptionalInt.empty();
        }
        List<Object> x = tagged(a);
        List<Object> y = tagged(b);
        return x.get(0).equals(y.get(0))
                ? OptionalInt.of(((Comparable) x.get(1)).compareTo(y.get(1)))
                : OptionalInt.empty();
    }

    private static List<Object> tagged(AttributeValue value) {
        if (value instanceof Text text) {
            return List.of("text", text.value());
        } else if (value instanceof Whole whole) {
            return List.of("number", new BigDecimal(whole.value()));
        } else if (value instanceof Decimal decimal) {
            return List.of("number", decimal.value());
        } else if (value instanceof Bool bool) {
            return List.of("boolean", bool.value());
        } else if (value instanceof Moment moment) {
            return List.of("instant", moment.value());
        }
        if (value instanceof AttributeValue.Day day) {
            return List.of("date", day.value());
        }
        Amount amount = (Amount) value;
        return List.of("money " + amount.value().currency(), amount.value().minor());
    }
}
