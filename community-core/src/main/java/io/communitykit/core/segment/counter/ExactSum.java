package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The sum of money of one currency, or of plain numbers. Allocates for decimals only. Not safe for many threads. */
final class ExactSum {

    private final @Nullable Currency currency;
    private long whole;
    /** What does not fit the long. */
    private BigDecimal rest;

    ExactSum(@Nullable Currency currency, Total folded) {
        this.currency = currency;
        this.rest = currency == null ? folded.number() : new BigDecimal(folded.minor(currency.getCurrencyCode()));
    }

    void add(@Nullable Scalar amount) {
        if (amount instanceof Whole number && currency == null) {
            addWhole(number.value());
        } else if (amount instanceof Decimal number && currency == null) {
            rest = rest.add(number.value());
        } else if (amount instanceof Amount money && money.value().currency().equals(currency)) {
            addWhole(money.value().minor());
        }
    }

    void subtract(@Nullable Scalar amount) {
        if (amount instanceof Whole number && currency == null) {
            subtractWhole(number.value());
        } else if (amount instanceof Decimal number && currency == null) {
            rest = rest.subtract(number.value());
        } else if (amount instanceof Amount money && money.value().currency().equals(currency)) {
            subtractWhole(money.value().minor());
        }
    }

    AttributeValue value() {
        BigDecimal sum = rest.add(BigDecimal.valueOf(whole));
        return currency == null ? Numbers.of(sum) : AttributeValue.of(new Money(sum.longValueExact(), currency));
    }

    private void addWhole(long number) {
        long sum = whole + number;
        if (((whole ^ sum) & (number ^ sum)) < 0) {
            rest = rest.add(BigDecimal.valueOf(whole));
            sum = number;
        }
        whole = sum;
    }

    private void subtractWhole(long number) {
        if (number == Long.MIN_VALUE) {
            rest = rest.subtract(BigDecimal.valueOf(number));
        } else {
            addWhole(-number);
        }
    }
}
