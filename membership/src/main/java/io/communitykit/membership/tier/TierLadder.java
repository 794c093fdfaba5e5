package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.CurrencyId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Tiers that members climb, or are given. Immutable and safe for many threads.
 *
 * @param id its name
 * @param tiers at least one, their ids different, their thresholds rising
 * @param climb how members climb it; empty where a tier is only ever given, by hand or at a cut-off
 */
public record TierLadder(LadderId id, List<Tier> tiers, Optional<Climb> climb) {

    /**
     * Copies the tiers and checks that thresholds rise and ids differ.
     *
     * @param id its name
     * @param tiers at least one, their ids different, their thresholds rising where members climb
     * @param climb how members climb it
     */
    public TierLadder {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw InvalidValueException.of("tiers of ladder " + id, "at least one", 0);
        }
        Set<TierId> seen = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (!seen.add(tier.id())) {
                throw InvalidValueException.of("tier ids of ladder " + id, "different", tier.id());
            }
            if (i > 0 && climb.isPresent()) {
                requireRising(tiers.get(i - 1), tier);
            }
        }
    }

    private static void requireRising(Tier below, Tier tier) {
        if (tier.enter() <= below.enter()) {
            throw InvalidValueException.of("threshold of tier " + tier.id(), "above " + below.enter(), tier.enter());
        }
        if (tier.keep() < below.keep()) {
            throw InvalidValueException.of(
                    "keep threshold of tier " + tier.id(), "at least " + below.keep(), tier.keep());
        }
    }

    /**
     * A ladder that follows a balance from one moment to the next.
     *
     * @param id its name
     * @param currency the currency whose balance decides
     * @param tiers at least one, their ids different, their thresholds rising
     */
    public TierLadder(LadderId id, CurrencyId currency, List<Tier> tiers) {
        this(id, tiers, Optional.of(new Climb(new Measure.Balance(currency))));
    }

    /**
     * Where a tier is on the ladder.
     *
     * @param tier the tier
     * @return 0 for the lowest; empty if the ladder has no such tier
     */
    public OptionalInt rank(TierId tier) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).id().equals(tier)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The highest tier that a value reaches.
     *
     * @param value what the ladder counts
     * @return its rank; -1 below the first threshold
     */
    public int reachedWith(long value) {
        int rank = -1;
        while (rank + 1 < tiers.size() && tiers.get(rank + 1).enter() <= value) {
            rank++;
        }
        return rank;
    }

    /**
     * The highest tier that a value is enough to keep.
     *
     * @param value what the ladder counts
     * @return its rank; -1 below the first threshold
     */
    public int keptWith(long value) {
        int rank = -1;
        while (rank + 1 < tiers.size() && tiers.get(rank + 1).keep() <= value) {
            rank++;
        }
        return rank;
    }

    /**
     * Whether what a place counted is what this ladder counts.
     *
     * @param place a member's place
     * @return false where members do not climb, and where measure or window have changed since
     */
    public boolean counts(TierState place) {
        return climb.isPresent() && climb.get().counts().equals(place.counts());
    }

    /**
     * Whether every member has the lowest tier, whatever they do.
     *
     * @return true if members climb and the lowest tier needs 0 or less
     */
    public boolean hasFloor() {
        return climb.isPresent() && tiers.get(0).enter() <= 0;
    }
}
