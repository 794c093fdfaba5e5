package io.communitykit.referral.code.policy;

import io.communitykit.core.InvalidValueException;

/**
 * What the length of codes should be enough for; the lint tells if it is not. Immutable and safe for many threads.
 *
 * @param live how many live codes are expected, at least 1
 * @param oneIn a guess should hit at most once in so many times, at least 1
 */
public record ExpectedCodes(long live, long oneIn) {

    /** A million members, and one guess in a million. */
    public static final ExpectedCodes USUAL = new ExpectedCodes(1_000_000, 1_000_000);

    /**
     * Checks the ranges.
     *
     * @param live how many live codes are expected
     * @param oneIn a guess should hit at most once in so many times
     */
    public ExpectedCodes {
        if (live < 1) {
            throw InvalidValueException.of("expected codes", "at least 1", live);
        }
        if (oneIn < 1) {
            throw InvalidValueException.of("guesses for one hit", "at least 1", oneIn);
        }
    }
}
