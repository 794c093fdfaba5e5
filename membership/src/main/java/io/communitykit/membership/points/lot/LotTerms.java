package io.communitykit.membership.points.lot;

import java.time.Instant;

/**
 * What holds for all points of a lot alike.
 *
 * @param earnedAt when the fact or command that gave them occurred
 * @param state whether they can be spent
 * @param expiry when they are lost
 */
public record LotTerms(Instant earnedAt, LotState state, LotExpiry expiry) {

    /**
     * Whether the points can be spent.
     *
     * @return true unless they are pending or waiting
     */
    public boolean active() {
        return state instanceof LotState.Active;
    }

    /**
     * Whether the lot has lapsed by an instant.
     *
     * @param now the instant
     * @return true if it has an expiry of its own that is not after it
     */
    public boolean overdue(Instant now) {
        return expiry instanceof LotExpiry.At at && !at.at().isAfter(now);
    }
}
