package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Whole;
import java.math.BigDecimal;
import java.util.List;

/** How values compare, once for all operators. */
final class Values {

    private Values() {}

    /** Whether two values can be told equal or different: one type, and for money one currency. */
    static boolean comparable(AttributeValue a, AttributeValue b) {
        if (a instanceof Amount x && b instanceof Amount y) {
            return x.value().currency().equals(y.value().currency());
        }
        return a.getClass() == b.getClass() || AttributeType.of(a) == AttributeType.of(b);
    }

    static Truth equal(AttributeValue a, AttributeValue b) {
        return comparable(a, b) ? Truth.of(same(a, b)) : Truth.UNKNOWN;
    }

    /** Equal to the last digit; what cannot be compared is not the same. */
    static boolean same(AttributeValue a, AttributeValue b) {
        if (a instanceof Scalar x && b instanceof Scalar y) {
            return AttributeValue.canonical(x).equals(AttributeValue.canonical(y));
        }
        return a instanceof ListOf x && b instanceof ListOf y && sameElements(x.values(), y.values());
    }

    private static boolean sameElements(List<Scalar> a, List<Scalar> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            same = same(a.get(i), b.get(i));
        }
        return same;
    }

    static boolean contains(ListOf list, Scalar value) {
        for (Scalar element : list.values()) {
            if (same(element, value)) {
                return true;
            }
        }
        return false;
    }

    /** Orders two comparable values of an ordered type. */
    static int compare(AttributeValue a, AttributeValue b) {
        if (a instanceof Whole x && b instanceof Whole y) {
            return Long.compare(x.value(), y.value());
        } else if (a instanceof Amount x && b instanceof Amount y) {
            return x.value().compareTo(y.value());
        } else if (a instanceof Moment x && b instanceof Moment y) {
            return x.value().compareTo(y.value());
        } else if (a instanceof Day x && b instanceof Day y) {
            return x.value().compareTo(y.value());
        }
        return number(a).compareTo(number(b));
    }

    private static BigDecimal number(AttributeValue value) {
        return value instanceof Whole whole ? BigDecimal.valueOf(whole.value()) : ((Decimal) value).value();
    }
}
