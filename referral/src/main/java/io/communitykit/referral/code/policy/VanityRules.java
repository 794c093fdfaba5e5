package io.communitykit.referral.code.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.CodeReading;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.RequiredTier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may choose a code, and which. Immutable and safe for many threads.
 *
 * @param minTier the tier from which on members may; everybody where empty
 * @param minLength the fewest characters, 3 to 7
 * @param perMember how many live ones a member may have, 1 to 20
 * @param reserved texts that nobody gets, nor what looks like them; copied
 */
public record VanityRules(Optional<RequiredTier> minTier, int minLength, int perMember, List<String> reserved) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 7;
    private static final int MOST = 20;

    /**
     * Copies the list and checks the ranges.
     *
     * @param minTier the tier from which on members may
     * @param minLength the fewest characters
     * @param perMember how many live ones a member may have
     * @param reserved texts that nobody gets
     */
    public VanityRules {
        reserved = List.copyOf(reserved);
        if (minLength < SHORTEST || minLength > LONGEST) {
            throw InvalidValueException.of("shortest vanity code", SHORTEST + " to " + LONGEST, minLength);
        }
        if (perMember < 1 || perMember > MOST) {
            throw InvalidValueException.of("vanity codes of a member", "1 to " + MOST, perMember);
        }
    }

    /**
     * The keys that nobody gets.
     *
     * @return of the reserved texts that a vanity code can be
     */
    public Set<CodeKey> reservedKeys() {
        Set<CodeKey> keys = new TreeSet<>();
        for (String text : reserved) {
            if (CodeReading.of(text) instanceof CodeReading.Vanity vanity) {
                keys.add(vanity.code().key());
            }
        }
        return keys;
    }
}
