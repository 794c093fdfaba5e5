package io.communitykit.core.segment.internal;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;

/** The constants that an attribute is compared with, in order; if money, all of one currency. Immutable. */
final class Line {

    /** The place of a value that does not compare. */
    static final int NOWHERE = -1;

    private final Optional<Currency> currency;
    /** The constants as whole numbers; those with a fraction, or beyond 64 bits, only in {@link #exact}. */
    private final long[] cuts;

    private final BigDecimal[] exact;
    private final boolean whole;

    private Line(Optional<Currency> currency, BigDecimal[] exact) {
        this.currency = currency;
        this.exact = exact;
        this.whole = Arrays.stream(exact).allMatch(Line::isWhole);
        this.cuts = whole
                ? Arrays.stream(exact).mapToLong(BigDecimal::longValueExact).toArray()
                : new long[0];
    }

    static Line of(Collection<? extends AttributeValue> constants) {
        BigDecimal[] exact =
                constants.stream().map(Line::exact).sorted().distinct().toArray(BigDecimal[]::new);
        return new Line(constants.stream().findFirst().flatMap(Line::currency), exact);
    }

    /** The currency of money. */
    static Optional<Currency> currency(AttributeValue value) {
        return value instanceof Amount amount ? Optional.of(amount.value().currency()) : Optional.empty();
    }

    /** How many places there are. */
    int places() {
        return 2 * exact.length + 1;
    }

    /** Where a value lies. */
    int place(AttributeValue value) {
        if (currency.isPresent() && !currency.equals(currency(value))) {
            return NOWHERE;
        }
        int at = whole && !(value instanceof Decimal)
                ? Arrays.binarySearch(cuts, whole(value))
                : Arrays.binarySearch(exact, exact(value));
        return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
    }

    private static long whole(AttributeValue value) {
        if (value instanceof Whole it) {
            return it.value();
        } else if (value instanceof Amount it) {
            return it.value().minor();
        } else if (value instanceof Moment it) {
            return Timestamps.toMicros(it.value());
        }
        return ((Day) value).value().toEpochDay();
    }

    /** Without trailing zeros, so that equal numbers are equal. */
    private static BigDecimal exact(AttributeValue value) {
        BigDecimal number = value instanceof Decimal it ? it.value() : BigDecimal.valueOf(whole(value));
        return number.stripTrailingZeros();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() < 19;
    }
}
