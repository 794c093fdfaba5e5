package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/**
 * How often something was tried and succeeded.
 *
 * @param successes 0 to {@code trials}
 * @param trials 0 to 1e12
 */
public record Tally(long successes, long trials) {

    /** Nothing was seen. */
    public static final Tally NONE = new Tally(0, 0);

    /**
     * Checks the ranges.
     *
     * @param successes how often it succeeded
     * @param trials how often it was tried
     */
    public Tally {
        Checks.count("trials", trials);
        Checks.within("successes", successes, 0, trials);
    }

    /**
     * How often it failed.
     *
     * @return 0 or more
     */
    public long failures() {
        return trials - successes;
    }
}
