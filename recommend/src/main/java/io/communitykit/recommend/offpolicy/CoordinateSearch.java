package io.communitykit.recommend.offpolicy;

import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Looks for better weights on a multiplicative grid. Used once. */
final class CoordinateSearch {

    private final WeightSearch search;
    private final SignalWeights start;
    private final Predicate<SignalWeights> isAllowed;
    private final ToDoubleFunction<SignalWeights> worth;
    private final SplitMix64 draws;
    private final int[] exponents;

    private SignalWeights best;
    private double most;

    CoordinateSearch(
            WeightSearch search,
            SignalWeights start,
            Predicate<SignalWeights> isAllowed,
            ToDoubleFunction<SignalWeights> worth,
            long seed) {
        this.search = search;
        this.start = start;
        this.isAllowed = isAllowed;
        this.worth = worth;
        this.draws = SplitMix64.of(seed, Purpose.SEARCH);
        this.exponents = new int[start.weights().size()];
        this.best = start;
        this.most = worth.applyAsDouble(start);
    }

    SignalWeights best() {
        for (int round = 0; round < search.rounds(); round++) {
            boolean hasChanged = false;
            for (int place : shuffled()) {
                hasChanged |= visit(place);
            }
            if (!hasChanged) {
                return best;
            }
        }
        return best;
    }

    private boolean visit(int place) {
        double weight = start.weights().get(place);
        int before = exponents[place];
        for (int k = -search.reach(); k <= search.reach() && weight != 0; k++) {
            double changed = weight * StrictMath.pow(search.ratio(), k);
            if (k != before && Math.abs(changed) <= 1e6) {
                consider(place, k, best.with(place, changed));
            }
        }
        return exponents[place] != before;
    }

    private void consider(int place, int k, SignalWeights candidate) {
        if (isAllowed.test(candidate)) {
            double value = worth.applyAsDouble(candidate);
            if (value > most) {
                most = value;
                best = candidate;
                exponents[place] = k;
            }
        }
    }

    private int[] shuffled() {
        int[] places = new int[exponents.length];
        for (int i = 0; i < places.length; i++) {
            int other = draws.below(i + 1);
            places[i] = places[other];
            places[other] = i;
        }
        return places;
    }
}
