package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.money.Money;
import java.util.Currency;
import java.util.Optional;

/**
 * An attribute that a counter gives: {@code orders30d} is the count of {@code orders} in the last 30 days. Whether the
 * counter can give it, {@link CounterSet#check} says. Immutable and safe for many threads.
 *
 * @param name the attribute
 * @param counter the counter it is read from
 * @param key the key whose hits it sees, at most {@link CounterState#MAX_KEY} characters; all hits without it
 * @param measure what it takes from them
 * @param window which of them it sees, by their time
 * @param currency for a sum of money, the currency: amounts in another one and plain numbers are left out; a sum without
 *     it adds plain numbers and leaves money out
 */
public record Reading(
        AttributeName name,
        CounterId counter,
        Optional<String> key,
        Measure measure,
        CounterWindow window,
        Optional<Currency> currency) {

    /**
     * Checks that the parts go together.
     *
     * @param name the attribute
     * @param counter the counter it is read from
     * @param key the key whose hits it sees
     * @param measure what it takes from them
     * @param window which of them it sees
     * @param currency for a sum of money, the currency
     */
    public Reading {
        if (currency.isPresent() && measure != Measure.SUM) {
            throw InvalidValueException.of(
                    "currency of reading " + name, "absent but for a sum", currency.get() + " with " + measure);
        }
        currency.ifPresent(Money::zero);
        if (key.isPresent() && key.get().length() > CounterState.MAX_KEY) {
            throw InvalidValueException.of(
                    "key of reading " + name,
                    "at most " + CounterState.MAX_KEY + " characters",
                    key.get().length());
        }
    }

    /**
     * A reading of all hits of a counter.
     *
     * @param name the attribute
     * @param counter the counter
     * @param measure what it takes from the hits; a sum is one of plain numbers
     * @param window which hits it sees
     * @return the reading
     */
    public static Reading of(AttributeName name, CounterId counter, Measure measure, CounterWindow window) {
        return new Reading(name, counter, Optional.empty(), measure, window, Optional.empty());
    }

    /**
     * The same for the hits of one key.
     *
     * @param only the key; a text of any kind, compared to the character
     * @return a new reading
     */
    public Reading ofKey(String only) {
        return new Reading(name, counter, Optional.of(only), measure, window, currency);
    }

    /**
     * The same for a sum of money.
     *
     * @param of the currency
     * @return a new reading
     */
    public Reading in(Currency of) {
        return new Reading(name, counter, key, measure, window, Optional.of(of));
    }

    /**
     * The type of the attribute.
     *
     * @return a number for counts and sums of numbers, money for sums of money, an instant for first and last
     */
    public AttributeType type() {
        return switch (measure) {
            case COUNT, DISTINCT -> AttributeType.NUMBER;
            case SUM -> currency.isPresent() ? AttributeType.MONEY : AttributeType.NUMBER;
            case FIRST, LAST -> AttributeType.INSTANT;
        };
    }
}
