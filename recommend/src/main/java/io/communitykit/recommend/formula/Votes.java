package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/**
 * Votes on one content.
 *
 * @param up votes for it, 0 to 1e12
 * @param down votes against it, 0 to 1e12
 */
public record Votes(long up, long down) {

    /**
     * Checks the ranges.
     *
     * @param up votes for it
     * @param down votes against it
     */
    public Votes {
        Checks.count("votes up", up);
        Checks.count("votes down", down);
    }

    /**
     * Votes for it less votes against it.
     *
     * @return may be negative
     */
    public long net() {
        return up - down;
    }

    /**
     * All votes.
     *
     * @return 0 or more
     */
    public long total() {
        return up + down;
    }
}
