package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;

/**
 * How much a program may spend in a unit. What is granted is reserved until it is paid or taken back, so that concurrent grants never
 * promise more. Immutable and safe for many threads.
 *
 * @param unit in what
 * @param total how much, 0 to 10^15
 * @param onLimit what becomes of a grant that does not fit
 */
public record ProgramBudget(RewardUnit unit, long total, OnLimit onLimit) {

    private static final long MOST = 1_000_000_000_000_000L;

    /**
     * Checks the amount.
     *
     * @param unit in what
     * @param total how much
     * @param onLimit what becomes of a grant that does not fit
     */
    public ProgramBudget {
        if (total < 0 || total > MOST) {
            throw InvalidValueException.of("budget", "0 to " + MOST, total);
        }
    }
}
