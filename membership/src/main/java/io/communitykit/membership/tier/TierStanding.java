package io.communitykit.membership.tier;

import io.communitykit.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a member stands on a ladder.
 *
 * @param ladder the ladder
 * @param measure what it counts; empty where tiers are only given
 * @param tier the tier that the member has, locks included; empty for none
 * @param since since when; empty where the member has no place on the ladder yet
 * @param climbed what the member has climbed to; empty for none
 * @param value what counts now
 * @param next the tier above the one climbed to; empty at the top
 * @param keptWith what keeps the tier climbed to; empty where nothing can take it
 * @param reviewAt when that is looked at; empty if it does not hang on the time
 * @param grace until when the member may still make up for it; empty outside of a grace
 * @param locks the locks in force, the last made last
 */
public record TierStanding(
        LadderId ladder,
        Optional<Measure> measure,
        Optional<Tier> tier,
        Optional<Instant> since,
        Optional<Tier> climbed,
        long value,
        Optional<Tier> next,
        OptionalLong keptWith,
        Optional<Instant> reviewAt,
        Optional<Instant> grace,
        List<TierLock> locks) {

    /**
     * Copies the list.
     *
     * @param ladder the ladder
     * @param measure what it counts
     * @param tier the tier that the member has, locks included
     * @param since since when
     * @param climbed what the member has climbed to
     * @param value what counts now
     * @param next the tier above the one climbed to
     * @param keptWith what keeps the tier climbed to
     * @param reviewAt when that is looked at
     * @param grace until when the member may still make up for it
     * @param locks the locks in force
     */
    public TierStanding {
        locks = List.copyOf(locks);
    }

    /**
     * How much more the next tier needs.
     *
     * @return above 0, at most {@link Long#MAX_VALUE} even where the true distance is larger; 0 where the next tier is reached
     *     already and given at the period's end; empty at the top
     */
    public OptionalLong toNext() {
        return next.map(above -> OptionalLong.of(distance(above.enter()))).orElse(OptionalLong.empty());
    }

    /**
     * How much more is needed to keep the tier climbed to, as of now.
     *
     * @return 0 or more; empty where nothing can take it
     */
    public OptionalLong toKeep() {
        return keptWith.isPresent() ? OptionalLong.of(distance(keptWith.getAsLong())) : OptionalLong.empty();
    }

    private long distance(long threshold) {
        if (threshold <= value) {
            return 0;
        }
        long difference = threshold - value;
        return difference > 0 ? difference : Long.MAX_VALUE;
    }

    /**
     * A distance as the money that is still to be spent.
     *
     * @param distance what {@link #toNext} or {@link #toKeep} gave
     * @return the money; empty where the ladder does not count money
     */
    public Optional<Money> asMoney(OptionalLong distance) {
        return distance.isPresent() && measure.orElse(null) instanceof Measure.Spend spend
                ? Optional.of(new Money(distance.getAsLong(), spend.money()))
                : Optional.empty();
    }
}
