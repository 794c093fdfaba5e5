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
public final class Line {

    /** The place of a value that does not compare. */
    public static final int NOWHERE = -1;

    private final Optional<Currency> currency;
    /** The constants, where all are whole numbers of 64 bits. */
    private final long[] cuts;

    /** The constants, where some are no whole number of 64 bits. */
    private final BigDecimal[] exact;

    private final boolean whole;

    private Line(Optional<Currency> currency, long[] cuts, BigDecimal[] exact) {
        this.currency = currency;
        this.cuts = cuts;
        this.exact = exact;
        this.whole = exact.length == 0;
    }

    /** Constants of one type; money of one currency. */
    static Line of(Collection<? extends AttributeValue> constants) {
        Optional<Currency> currency = constants.stream().findFirst().flatMap(Line::currency);
        if (constants.stream().noneMatch(Decimal.class::isInstance)) {
            return of(currency, constants.stream().mapToLong(Line::whole).toArray());
        }
        BigDecimal[] exact =
                constants.stream().map(Line::exact).sorted().distinct().toArray(BigDecimal[]::new);
        return new Line(currency, new long[0], exact);
    }

    /**
     * A line of whole numbers.
     *
     * @param currency of which currency they are the minor units, if of any
     * @param numbers the constants, in any order
     * @return the line
     */
    public static Line of(Optional<Currency> currency, long[] numbers) {
        return new Line(currency, Arrays.stream(numbers).sorted().distinct().toArray(), new BigDecimal[0]);
    }

    /**
     * A line of numbers some of which have a fraction, or are beyond 64 bits.
     *
     * @param numbers the constants, in any order
     * @return the line
     */
    public static Line of(BigDecimal[] numbers) {
        return new Line(
                Optional.empty(),
                new long[0],
                Arrays.stream(numbers)
                        .map(BigDecimal::stripTrailingZeros)
                        .sorted()
                        .distinct()
                        .toArray(BigDecimal[]::new));
    }

    /** The currency of money. */
    static Optional<Currency> currency(AttributeValue value) {
        return value instanceof Amount amount ? Optional.of(amount.value().currency()) : Optional.empty();
    }

    /**
     * How many places there are.
     *
     * @return one more than twice the constants
     */
    public int places() {
        return 2 * (whole ? cuts.length : exact.length) + 1;
    }

    /**
     * Where a value lies.
     *
     * @param value a value of the constants' type
     * @return its place, or {@link #NOWHERE} for money of another currency
     */
    public int place(AttributeValue value) {
        if (currency.isPresent() && !currency.equals(currency(value))) {
            return NOWHERE;
        }
        return whole && !(value instanceof Decimal) ? place(whole(value)) : place(exact(value));
    }

    /**
     * Where a whole number lies.
     *
     * @param number minor units, microseconds, days since 1970 or the number itself
     * @return its place
     */
    public int place(long number) {
        return whole ? found(Arrays.binarySearch(cuts, number)) : place(BigDecimal.valueOf(number));
    }

    private int place(BigDecimal number) {
        if (!whole) {
            return found(Arrays.binarySearch(exact, number.stripTrailingZeros()));
        }
        // Between two whole numbers, or beyond them all.
        int from = 0;
        int to = cuts.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = BigDecimal.valueOf(cuts[middle]).compareTo(number);
            if (order == 0) {
                return found(middle);
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle;
        }
        return found(-from - 1);
    }

    /**
     * Where the constants lie on another line.
     *
     * @param other a line of the same type
     * @return for each constant the number of the equal one there, or {@link #NOWHERE}
     */
    public int[] in(Line other) {
        int[] equal = new int[places() / 2];
        for (int i = 0; i < equal.length; i++) {
            int place = whole ? other.place(cuts[i]) : other.place(exact[i]);
            equal[i] = place % 2 == 1 ? place / 2 : NOWHERE;
        }
        return equal;
    }

    private static int found(int at) {
        return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
    }

    /**
     * A value as a whole number.
     *
     * @param value a whole number, money, an instant or a date
     * @return the number, minor units, microseconds, or days since 1970
     */
    public static long whole(AttributeValue value) {
        if (value instanceof Whole it) {
            return it.value();
        } else if (value instanceof Amount it) {
            return it.value().minor();
        } else if (value instanceof Moment it) {
            return Timestamps.toMicros(it.value());
        }
        return ((Day) value).value().toEpochDay();
    }

    /**
     * A value as a number without trailing zeros, so that equal numbers are equal.
     *
     * @param value a number, money, an instant or a date
     * @return the number
     */
    public static BigDecimal exact(AttributeValue value) {
        BigDecimal number = value instanceof Decimal it ? it.value() : BigDecimal.valueOf(whole(value));
        return number.stripTrailingZeros();
    }
}
