package io.communitykit.core.segment;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Bool;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
import java.math.BigDecimal;

/** How values compare, put plainly. */
final class ModelValues {

    private ModelValues() {}

    /** The kind of a value, the currency being part of it. */
    private static String kind(AttributeValue value) {
        if (value instanceof Amount amount) {
            return "money " + amount.value().currency();
        } else if (value instanceof Whole || value instanceof Decimal) {
            return "number";
        }
        return value.getClass().getSimpleName();
    }

    static boolean comparable(AttributeValue a, AttributeValue b) {
        return kind(a).equals(kind(b));
    }

    static boolean same(AttributeValue a, AttributeValue b) {
        if (!comparable(a, b)) {
            return false;
        } else if (a instanceof ListOf x && b instanceof ListOf y) {
            boolean same = x.values().size() == y.values().size();
            for (int i = 0; same && i < x.values().size(); i++) {
                same = same(x.values().get(i), y.values().get(i));
            }
            return same;
        } else if (a instanceof Text x && b instanceof Text y) {
            return x.value().equals(y.value());
        } else if (a instanceof Bool x && b instanceof Bool y) {
            return x.value() == y.value();
        }
        return order(a, b) == 0;
    }

    static int order(AttributeValue a, AttributeValue b) {
        if (a instanceof Amount x && b instanceof Amount y) {
            return x.value().amount().compareTo(y.value().amount());
        } else if (a instanceof Moment x && b instanceof Moment y) {
            return x.value().compareTo(y.value());
        } else if (a instanceof Day x && b instanceof Day y) {
            return x.value().compareTo(y.value());
        }
        return number(a).compareTo(number(b));
    }

    static BigDecimal number(AttributeValue value) {
        return value instanceof Whole whole ? BigDecimal.valueOf(whole.value()) : ((Decimal) value).value();
    }
}
