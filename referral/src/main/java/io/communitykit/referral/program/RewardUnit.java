package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdText;
import java.util.Currency;

/**
 * What a reward is counted in. Immutable and safe for many threads.
 *
 * @param kind of what kind
 * @param name which: an ISO 4217 currency, a points currency, a benefit
 */
public record RewardUnit(Kind kind, String name) implements Comparable<RewardUnit> {

    /** Of what kind a unit is. */
    public enum Kind {
        /** Money, in minor units. */
        MONEY("money"),
        /** Points. */
        POINTS("points"),
        /** Something that is unlocked, so many times. */
        BENEFIT("benefit");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /**
         * What it is called in texts.
         *
         * @return a word in lower case
         */
        public String label() {
            return label;
        }
    }

    /**
     * Checks the name.
     *
     * @param kind of what kind
     * @param name which
     */
    public RewardUnit {
        IdText.check("unit of a reward", name);
        if (kind == Kind.MONEY) {
            try {
                Currency.getInstance(name);
            } catch (IllegalArgumentException e) {
                throw InvalidValueException.of("unit of a reward", "a currency of ISO 4217", name);
            }
        }
    }

    /**
     * Money.
     *
     * @param currency in which currency
     * @return the unit
     */
    public static RewardUnit money(Currency currency) {
        return new RewardUnit(Kind.MONEY, currency.getCurrencyCode());
    }

    /** Orders by kind and name. */
    @Override
    public int compareTo(RewardUnit other) {
        int kinds = kind.compareTo(other.kind);
        return kinds != 0 ? kinds : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind.label + ":" + name;
    }
}
