package io.communitykit.core.money;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in the minor unit of one currency (fen for CNY, yen for JPY). Never a {@code double}; nothing rounds unless
 * the caller names the rounding. Does not convert between currencies. Immutable and safe for many threads.
 *
 * @param minor amount in minor units; may be negative
 * @param currency an ISO 4217 currency with a minor unit
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    private static final int BASIS_POINT_DIGITS = 4;

    /**
     * Refuses currencies without a minor unit, such as XAU.
     *
     * @param minor amount in minor units
     * @param currency the currency
     */
    public Money {
        fractionDigits(currency);
    }

    /**
     * Reads a decimal amount and refuses more decimals than the currency has.
     *
     * @param amount amount in major units, such as 39.90
     * @param currency the currency
     * @return the amount in minor units, exact
     * @throws InvalidValueException if the amount has excess decimals that are not 0, or overflows, or the currency has
     *     no minor unit
     */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = fractionDigits(currency);
        if (amount.stripTrailingZeros().scale() > digits) {
            throw InvalidValueException.of(
                    "amount in " + currency.getCurrencyCode(), "a number of at most " + digits + " decimals", amount);
        }
        return of(amount, currency, RoundingMode.UNNECESSARY);
    }

    /**
     * Reads a decimal amount, rounded as asked to the currency's minor unit.
     *
     * @param amount amount in major units
     * @param currency the currency
     * @param rounding what happens to excess decimals
     * @return the amount in minor units
     * @throws InvalidValueException if it overflows, if the currency has no minor unit, or if the rounding is
     *     {@link RoundingMode#UNNECESSARY} and the amount has excess decimals
     */
    public static Money of(BigDecimal amount, Currency currency, RoundingMode rounding) {
        BigDecimal unit = BigDecimal.valueOf(1, fractionDigits(currency));
        return new Money(PointArithmetic.divide("amount in " + currency, amount, unit, rounding), currency);
    }

    /**
     * Nothing, in a currency.
     *
     * @param currency the currency
     * @return 0 minor units
     */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Adds; fails on another currency or on overflow rather than wrapping.
     *
     * @param other an amount in the same currency
     * @return the sum
     * @throws InvalidValueException on another currency or on overflow
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(PointArithmetic.add(minor, other.minor), currency);
    }

    /**
     * Subtracts; fails on another currency or on overflow rather than wrapping.
     *
     * @param other an amount in the same currency
     * @return the difference
     * @throws InvalidValueException on another currency or on overflow
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(PointArithmetic.subtract(minor, other.minor), currency);
    }

    /**
     * Takes a share of this amount.
     *
     * @param basisPoints the share in 1/10 000; may exceed 10 000 or be negative
     * @param rounding what happens to fractions of a minor unit
     * @return the share
     * @throws InvalidValueException on overflow, or if the rounding is {@link RoundingMode#UNNECESSARY} and the share
     *     is not a whole number of minor units
     */
    public Money share(int basisPoints, RoundingMode rounding) {
        BigDecimal part = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(basisPoints, BASIS_POINT_DIGITS));
        return new Money(PointArithmetic.round(part, rounding), currency);
    }

    /**
     * The amount in major units.
     *
     * @return a decimal with the scale of the currency, such as 39.90
     */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** Compares amounts of one currency; fails on another currency. */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    /** The amount and the code, such as {@code 39.90 CNY}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private static int fractionDigits(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw InvalidValueException.of("currency", "one with a minor unit", currency.getCurrencyCode());
        }
        return digits;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new InvalidValueException(
                    ErrorCode.CURRENCY_MISMATCH,
                    "cannot combine " + this + " with " + other + ". Maybe convert one of them first.");
        }
    }
}
