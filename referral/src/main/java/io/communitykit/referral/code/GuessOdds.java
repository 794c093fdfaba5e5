package io.communitykit.referral.code;

import io.communitykit.core.InvalidValueException;
import java.math.BigInteger;

/**
 * How likely it is that somebody who guesses hits a live code: live codes divided by all that could be. Holds for codes drawn at random,
 * or permuted under a key that the guesser lacks; not for vanity codes. The check symbol counts nothing, since everybody can compute
 * it, and neither does the symbol of a key. Immutable and safe for many threads.
 *
 * @param live how many codes of this length are live, at least 0 and at most as many as there are
 * @param symbols how many symbols are secret, 1 to 29
 */
public record GuessOdds(long live, int symbols) {

    private static final int SIZE = InviteCode.ALPHABET.length();

    /**
     * Checks the ranges.
     *
     * @param live how many codes of this length are live
     * @param symbols how many symbols are secret
     */
    public GuessOdds {
        if (symbols < 1 || symbols > InviteCode.LONGEST_BODY) {
            throw InvalidValueException.of("secret symbols of a code", "1 to " + InviteCode.LONGEST_BODY, symbols);
        }
        if (live < 0 || BigInteger.valueOf(live).compareTo(space(symbols)) > 0) {
            throw InvalidValueException.of("live codes", "0 to 31^" + symbols, live);
        }
    }

    /**
     * How many codes there could be.
     *
     * @return 31 to the power of the symbols
     */
    public BigInteger space() {
        return space(symbols);
    }

    private static BigInteger space(int symbols) {
        return BigInteger.valueOf(SIZE).pow(symbols);
    }

    /**
     * How much is to be guessed of one code.
     *
     * @return bits: the symbols times log2 of 31, about 4.954 each
     */
    public double entropyBits() {
        return symbols * (Math.log(SIZE) / Math.log(2));
    }

    /**
     * How likely one guess hits a live code.
     *
     * @return 0 to 1
     */
    public double perGuess() {
        return live / space().doubleValue();
    }

    /**
     * How likely at least one of several guesses hits, each drawn anew: {@code 1 - (1 - p)^k}; hardly more for a
     * guesser who never repeats a guess, as long as the guesses are few beside the space.
     *
     * @param guesses how many, at least 0
     * @return 0 to 1
     */
    public double after(long guesses) {
        if (guesses < 0) {
            throw InvalidValueException.of("guesses", "at least 0", guesses);
        }
        return guesses == 0 ? 0 : -Math.expm1(guesses * Math.log1p(-perGuess()));
    }

    /**
     * The fewest symbols with which a guess hits at most so often.
     *
     * @param live how many codes are live, at least 0
     * @param odds the most likely that a guess may hit, more than 0 and at most 1
     * @return 1 to 29; 29 also where that is not enough
     */
    public static int symbolsFor(long live, double odds) {
        if (!(odds > 0 && odds <= 1)) {
            throw InvalidValueException.of("odds of a guess", "more than 0 and at most 1", odds);
        }
        int symbols = 1;
        while (symbols < InviteCode.LONGEST_BODY && live / space(symbols).doubleValue() > odds) {
            symbols++;
        }
        return symbols;
    }
}
