package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/** What one voucher takes off the lines in its scope. Never more than is left of them. */
public sealed interface Discount {

    /**
     * What one voucher takes off.
     *
     * @param left what is left of the lines in scope, 0 or more, in the discount's currency if it has one
     * @return between 0 and {@code left}
     */
    Money of(Money left);

    /**
     * The only currency of baskets that it is for.
     *
     * @return the currency; empty if any
     */
    Optional<Currency> currency();

    /**
     * A fixed amount.
     *
     * @param off how much, above 0
     */
    record AmountOff(Money off) implements Discount {

        /**
         * Checks the amount.
         *
         * @param off how much, above 0
         */
        public AmountOff {
            requirePositive("amount off", off);
        }

        @Override
        public Money of(Money left) {
            return off.compareTo(left) < 0 ? off : left;
        }

        @Override
        public Optional<Currency> currency() {
            return Optional.of(off.currency());
        }
    }

    /**
     * A share.
     *
     * @param basisPoints how much in 1/10 000, 1 to 10,000
     * @param rounding what happens to a fraction of a minor unit
     * @param atMost no voucher takes off more than this; empty for no limit
     */
    record PercentOff(int basisPoints, RoundingMode rounding, Optional<Money> atMost) implements Discount {

        /** The whole, in basis points. */
        static final int WHOLE = 10_000;

        /**
         * Checks the numbers.
         *
         * @param basisPoints how much in 1/10 000, 1 to 10,000
         * @param rounding what happens to a fraction of a minor unit; not {@link RoundingMode#UNNECESSARY}
         * @param atMost no voucher takes off more than this, above 0
         */
        public PercentOff {
            if (basisPoints < 1 || basisPoints > WHOLE) {
                throw InvalidValueException.of("basis points off", "1 to " + WHOLE, basisPoints);
            }
            if (rounding == RoundingMode.UNNECESSARY) {
                throw InvalidValueException.of("rounding", "one that says what happens to a fraction", rounding);
            }
            atMost.ifPresent(limit -> requirePositive("limit of the amount off", limit));
        }

        @Override
        public Money of(Money left) {
            Money share = left.share(basisPoints, rounding);
            return atMost.filter(limit -> limit.compareTo(share) < 0).orElse(share);
        }

        @Override
        public Optional<Currency> currency() {
            return atMost.map(Money::currency);
        }
    }

    private static void requirePositive(String name, Money amount) {
        if (amount.minor() < 1) {
            throw InvalidValueException.of(name, "above 0", amount);
        }
    }
}
