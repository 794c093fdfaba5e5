package io.communitykit.referral.code.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.generate.PermutedCodes;

/**
 * How checked codes are made. Immutable and safe for many threads.
 *
 * @param generator of what
 * @param symbols how many symbols a guesser does not know, without the check symbol and that of a key: 8 to 28 drawn at random, 7 to 12
 *     of a permuted number
 */
public record GeneratorRule(Generator generator, int symbols) {

    /** Of what a code is made. */
    public enum Generator {
        /** Of randomness. */
        RANDOM,
        /** Of the member's number, permuted under a secret key. */
        PERMUTED
    }

    /** Nine symbols drawn at random. */
    public static final GeneratorRule USUAL = new GeneratorRule(Generator.RANDOM, 9);

    private static final int SHORTEST_RANDOM = 8;
    private static final int LONGEST_RANDOM = 28;

    /**
     * Checks the length.
     *
     * @param generator of what
     * @param symbols how many symbols a guesser does not know
     */
    public GeneratorRule {
        int shortest = generator == Generator.RANDOM ? SHORTEST_RANDOM : PermutedCodes.SHORTEST;
        int longest = generator == Generator.RANDOM ? LONGEST_RANDOM : PermutedCodes.LONGEST;
        if (symbols < shortest || symbols > longest) {
            throw InvalidValueException.of("symbols of " + generator + " codes", shortest + " to " + longest, symbols);
        }
    }

    /**
     * How many symbols stand before the check symbol.
     *
     * @return the symbols, and for permuted codes the key's
     */
    public int body() {
        return generator == Generator.RANDOM ? symbols : symbols + 1;
    }
}
