package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A rate at which members turn points of one currency into another's, perhaps in another program. Only what the rate divides
 * is turned; the remainder stays where it is, so that nothing is lost to rounding.
 *
 * @param id its name
 * @param from the currency that is given
 * @param give how many are given at a time, at least 1
 * @param program the program whose currency is got; empty for the same one
 * @param to the currency that is got
 * @param get how many are got at a time, at least 1
 */
public record ExchangeRule(
        RuleId id, CurrencyId from, long give, Optional<ProgramId> program, CurrencyId to, long get) {

    /**
     * Checks the rate and brings it to lowest terms.
     *
     * @param id its name
     * @param from the currency that is given
     * @param give how many are given at a time, at least 1
     * @param program the program whose currency is got
     * @param to the currency that is got
     * @param get how many are got at a time, at least 1
     */
    public ExchangeRule {
        if (give < 1) {
            throw InvalidValueException.of("give of exchange " + id, "at least 1", give);
        }
        if (get < 1) {
            throw InvalidValueException.of("get of exchange " + id, "at least 1", get);
        }
        if (program.isEmpty() && from.equals(to)) {
            throw InvalidValueException.of("to of exchange " + id, "another currency than it gives", to);
        }
        long common = BigInteger.valueOf(give).gcd(BigInteger.valueOf(get)).longValueExact();
        give /= common;
        get /= common;
    }
}
