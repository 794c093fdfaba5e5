package io.communitykit.referral.code.policy;

import io.communitykit.core.InvalidValueException;

/**
 * How many codes there are, and how often one is used. Immutable and safe for many threads.
 *
 * @param uses how often a code may be used; 0 for as often as anybody likes
 * @param perMember how many live checked codes a member may have, one for each label, 1 to 100
 */
public record CodeLimits(long uses, int perMember) {

    /** Used as often as anybody likes, five a member. */
    public static final CodeLimits USUAL = new CodeLimits(0, 5);

    private static final int MOST = 100;

    /**
     * Checks the ranges.
     *
     * @param uses how often a code may be used
     * @param perMember how many live checked codes a member may have
     */
    public CodeLimits {
        if (uses < 0) {
            throw InvalidValueException.of("uses of a code", "at least 0", uses);
        }
        if (perMember < 1 || perMember > MOST) {
            throw InvalidValueException.of("codes of a member", "1 to " + MOST, perMember);
        }
    }
}
