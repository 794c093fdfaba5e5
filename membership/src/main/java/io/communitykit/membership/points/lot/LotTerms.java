package io.communitykit.membership.points.lot;

import java.time.Instant;
import java.util.Optional;

/**
 * What holds for all points of a lot alike.
 *
 * @param earnedAt when the fact or command that gave them occurred
 * @param state whether they can be spent
 * @param expiry when they are lost
 * @param firstLost when they were over for the first time, before a reinstatement or a grace gave them more time; empty if they
 *     were not
 */
public record LotTerms(Instant earnedAt, LotState state, LotExpiry expiry, Optional<Instant> firstLost) {

    /**
     * Leaves out a first end that is the only one.
     *
     * @param earnedAt when the fact or command that gave them occurred
     * @param state whether they can be spent
     * @param expiry when they are lost
     * @param firstLost when they were over for the first time
     */
    public LotTerms {
        if (firstLost.isPresent() && firstLost.equals(expiry.instant())) {
            firstLost = Optional.empty();
        }
    }

    /**
     * Terms of points that had no time but this.
     *
     * @param earnedAt when the fact or command that gave them occurred
     * @param state whether they can be spent
     * @param expiry when they are lost
     */
    public LotTerms(Instant earnedAt, LotState state, LotExpiry expiry) {
        this(earnedAt, state, expiry, Optional.empty());
    }

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

    /**
     * From when the time counts within which lost points may be brought back: a second time does not renew it.
     *
     * @return when the points were over for the first time, or will be; empty if never
     */
    public Optional<Instant> lostSince() {
        return firstLost.or(expiry::instant);
    }

    /**
     * Terms of the same points once they can be spent.
     *
     * @param until when they are lost
     * @return terms that are active
     */
    public LotTerms activeUntil(LotExpiry until) {
        return new LotTerms(earnedAt, LotState.Active.INSTANCE, until, firstLost);
    }

    /**
     * Terms of points whose time was over and that get more.
     *
     * @param until the new end
     * @return terms that are active, and that remember the first end
     */
    public LotTerms prolonged(Instant until) {
        return new LotTerms(earnedAt, LotState.Active.INSTANCE, new LotExpiry.At(until), lostSince());
    }

    /**
     * Terms that remember an earlier end too.
     *
     * @param other when the points were over before, perhaps; counts if it is before any that is known
     * @return the same with the first of all
     */
    public LotTerms lostBefore(Optional<Instant> other) {
        boolean sooner = other.isPresent()
                && (firstLost.isEmpty() || other.get().isBefore(firstLost.get()))
                && (expiry.instant().isEmpty()
                        || other.get().isBefore(expiry.instant().get()));
        return sooner ? new LotTerms(earnedAt, state, expiry, other) : this;
    }

    /**
     * Terms of points that lapse with their balance.
     *
     * @param at when
     * @return the same with an expiry of their own
     */
    public LotTerms lapsed(Instant at) {
        return new LotTerms(earnedAt, state, new LotExpiry.At(at), firstLost);
    }
}
