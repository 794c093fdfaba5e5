package io.communitykit.referral.internal;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads values that documents of several kinds have. Pure and safe for many threads. */
public final class PolicyFields {

    private PolicyFields() {}

    /**
     * Checks a span.
     *
     * @param pointer where it stands
     * @param span the span; nothing is said of one that is not there
     * @param micros how many microseconds at least, 0 or 1
     * @param longest how long at most, whole days
     * @param violations where a fault is added
     */
    public static void span(
            String pointer, @Nullable Duration span, long micros, Duration longest, Violations violations) {
        if (span != null && (span.compareTo(longest) > 0 || span.toNanos() / 1_000 < micros)) {
            String least = micros == 0 ? "0" : "a microsecond";
            violations.add(pointer, least + " to " + longest.toDays() + " days", span);
        }
    }

    /**
     * Reads an amount of money, exactly.
     *
     * @param pointer where it stands
     * @param amount the amount, of either sign
     * @param currency in which currency
     * @param digits at most 10 to this power, of either sign
     * @param violations where a fault is added
     * @return the amount in minor units; empty where a fault was added
     */
    public static Optional<Long> minor(
            String pointer, BigDecimal amount, Currency currency, int digits, Violations violations) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals || amount.abs().compareTo(BigDecimal.TEN.pow(digits)) > 0) {
            violations.add(pointer, "at most " + decimals + " decimals and 10^" + digits, amount.toPlainString());
            return Optional.empty();
        }
        return violations.made(pointer, () -> Money.of(amount, currency)).map(Money::minor);
    }

    /**
     * Reads a limit.
     *
     * @param limit the limit, or nothing
     * @return the same
     */
    public static OptionalInt limit(@Nullable Integer limit) {
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
